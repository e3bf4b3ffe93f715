"""Screens of the money book: vouchers, accounts, and the hand-written pages that read it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Link, Menu, Page, Panel, Screen, add_link, add_panel, register
from chehang.core.views import Tree
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services import obstacles

from ..annual import screens as annual
from ..budget import screens as budget
from ..closing import screens as closing
from ..deferring import screens as deferring
from ..inspection import screens as inspection
from ..levies import screens as levies
from ..maker import screens as maker
from ..methods import screens as methods
from ..spending import screens as spending
from ..treasury import screens as treasury

__all__ = [
    "annual",
    "budget",
    "closing",
    "deferring",
    "inspection",
    "levies",
    "maker",
    "methods",
    "spending",
    "treasury",
]
WHO = ("accountant", "finance_manager", "general_manager")


def _vouchers_of_entry(entry: Any, actor: Actor) -> Any:
    return access.rows(Voucher, actor).filter(document=entry.document, object_id=entry.object_id).order_by("id")


def _obstacles(period: Period, actor: Actor) -> list[dict[str, Any]]:
    if period.state != "open":
        return []
    return [{"what": words, "count": n} for _code, words, n in obstacles(period)]


register(
    Menu("finance", _("Money book"), 80, ("accountant", "finance_manager")),
    Page("finance.review_desk", _("Vouchers to review"), "/finance/review/", "finance", WHO[:2], order=4),
    Page("finance.trial_balance", _("Trial balance"), "/finance/trial_balance/", "finance", WHO, order=5),
    Page("finance.statements", _("Statements"), "/finance/statements/", "finance", WHO, order=3),
    Page("finance.account_ledger", _("Account ledger"), "/finance/account_ledger/", "finance", WHO, order=6),
    Page("finance.goods_and_money", _("Stock against stock account"), "/finance/goods_and_money/", "finance",
         (*WHO, "parts_manager"), order=20),
    Page("finance.cash_forecast", _("Cash forecast of eight weeks"), "/finance/forecast/", "finance", WHO, order=19),
    Page("finance.ageing", _("Ageing of receivables and payables"), "/finance/ageing/", "finance", WHO, order=18),
    Page("finance.goods_month", _("Monthly stock report"), "/finance/goods_month/", "finance",
         (*WHO, "parts_manager", "parts_planner"), order=21),
    Screen(
        "finance.vouchers",
        _("Vouchers"),
        "ledger.Voucher",
        menu="finance",
        posts=WHO,
        columns=(
            Column("date", _("Date"), "date"),
            Column("word", _("Voucher word"), hidden=True),
            Column("number", _("Number"), "number"),
            Column("summary", _("Summary")),
            Column("event_title", _("Event")),
            Column("source", _("Document")),
            Column("total", _("Amount"), "money", total=True),
            Column("maker_name", _("Made by")),
            Column("reviewer_name", _("Reviewed by")),
            Column("state", _("State"), "state"),
        ),
        search=("summary", "maker_name", "reviewer_name"),
        filters=("state", "date", "number", "period"),
        ordering=("-date", "-number", "-id"),
        new=("finance.make_voucher",),
        actions=(
            Action("finance.review_voucher", ("draft", "posted"), main=True),
            Action("finance.edit_voucher", ("draft", "returned")),
            Action("finance.return_voucher", ("draft",)),
            Action("finance.discard_voucher", ("draft", "returned")),
            Action("finance.reverse_voucher", ("posted",)),
        ),
        document="ledger.voucher",
        empty=_("No vouchers yet. They come with the first goods receipt or sale, or write one by hand."),
        order=7,
    ),
    Screen(
        "finance.periods",
        _("Months"),
        "ledger.Period",
        menu="finance",
        posts=WHO,
        columns=(
            Column("first_day", _("First day"), "date"),
            Column("last_day", _("Last day"), "date"),
            Column("last_number", _("Vouchers"), "number"),
            Column("state", _("State"), "state"),
        ),
        filters=("state", "year"),
        ordering=("-first_day",),
        new=("finance.open_books",),
        actions=(
            Action("finance.close_period", ("open",), main=True),
            Action("finance.turn_vat", ("open",)),
            Action("finance.accrue_income_tax", ("open",)),
            Action("finance.transfer_profit", ("open",)),
            Action("finance.close_year", ("open",)),
            Action("finance.lock_period", ("closed",)),
            Action("finance.request_reopen", ("closed",)),
        ),
        panels=(
            Panel(
                _("In the way of closing"),
                (Column("what", _("What")), Column("count", _("How many"), "number")),
                _obstacles,
            ),
            Panel(
                _("Reopenings"),
                (
                    Column("requested_at", _("Asked"), "datetime", link="finance.reopenings"),
                    Column("requested_by_name", _("Asked by")),
                    Column("reason", _("Reason")),
                    Column("approved_by_name", _("Agreed by")),
                    Column("approved_at", _("Agreed"), "datetime"),
                ),
                lambda period, actor: period.reopenings.order_by("-id"),
            ),
        ),
        empty=_("The books are not open yet. The finance manager opens them."),
        order=30,
    ),
    Screen(
        "finance.reopenings",
        _("Reopened months"),
        "ledger.Reopening",
        menu="finance",
        posts=WHO,
        columns=(
            Column("period", _("Month"), link="finance.reopenings"),
            Column("reason", _("Reason")),
            Column("requested_by_name", _("Asked by")),
            Column("requested_at", _("Asked"), "datetime"),
            Column("approved_by_name", _("Agreed by")),
            Column("approved_at", _("Agreed"), "datetime"),
            Column("declined_by_name", _("Turned down by"), hidden=True),
            Column("declined_at", _("Turned down at"), "datetime"),
        ),
        actions=(Action("finance.approve_reopen", main=True),),
        document="ledger.reopening",
        heading="reason",
        empty=_("No month was ever reopened."),
        order=31,
    ),
    Screen(
        "finance.accounts",
        _("Chart of accounts"),
        "ledger.Account",
        menu="finance",
        posts=WHO,
        columns=(
            Column("code", _("Code")),
            Column("name", _("Name")),
            Column("normal_side", _("Normal side"), hidden=True),
            Column("category", _("Category"), hidden=True),
            Column("leaf", _("Takes postings"), "flag"),
            Column("controlled", _("Only through documents"), "flag"),
            Column("active", _("Active"), "flag"),
        ),
        search=("code", "name_zh", "name_en"),
        views=(Tree("parent", ("code", "name", "leaf", "controlled")),),
        filters=("category", "leaf"),
        ordering=("code",),
        empty=_("The books are not open yet. The finance manager opens them."),
        new=("finance.add_account", "finance.open_books"),
        actions=(Action("finance.retire_account"),),
        order=40,
    ),
)  # fmt: skip
add_panel(
    "stock.entries",
    Panel(
        _("Vouchers"),
        (
            Column("date", _("Date"), "date"),
            Column("number", _("Number"), "number", link="finance.vouchers"),
            Column("event_title", _("Event"), link="finance.vouchers"),
            Column("total", _("Amount"), "money"),
            Column("state", _("State"), "state"),
        ),
        _vouchers_of_entry,
    ),
)
add_link(
    "billing.payables",
    Link(
        _("Set off a claim or prepayment"), "/do/finance/offset_claim/?payable={id}", ("open",), "finance.offset_claim"
    ),
)
for _name, _side in (("parties.customers", "customer"), ("parties.suppliers", "supplier")):
    add_link(
        _name,
        Link(
            _("Statement of account"),
            f"/finance/partner_account/?side={_side}&partner={{id}}",
            (),
            "finance.open_ageing",
        ),
    )
