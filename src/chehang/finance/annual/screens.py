"""The screens of annual accounts and exception reports."""

from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.documents import Document
from chehang.core.documents import register as register_document
from chehang.core.screens import Action, Column, Page, Panel, Screen, register

from ..discipline.finding import KINDS
from ..discipline.models import ExceptionReport
from .models import AnnualAccounts
from .states import ACCOUNTS

BOOKS = ("accountant", "finance_manager", "general_manager")


def _statement(n: int) -> Any:
    def rows(row: AnnualAccounts, actor: Actor) -> list[Any]:
        return [SimpleNamespace(title=r[0], amounts=" / ".join(r[1:])) for r in row.statements[n]["rows"]]

    return rows


def _notes(row: AnnualAccounts, actor: Actor) -> list[Any]:
    return [SimpleNamespace(title=title, text=text) for title, text in row.notes]


def _items(row: ExceptionReport, actor: Actor) -> list[Any]:
    return [SimpleNamespace(**{**x, "kind": KINDS[x["kind"]]}) for x in row.items]


def accounts_content(row: AnnualAccounts) -> dict[str, Any]:
    """Everything that is signed."""
    return {"year": row.year, "version": row.version, "statements": row.statements, "notes": row.notes}


def report_content(row: ExceptionReport) -> dict[str, Any]:
    """What was out of the ordinary and what was found."""
    return {"period": row.period_id, "items": row.items, "finding": row.finding}


register_document(Document("finance.annual_accounts", model="finance.AnnualAccounts", title=_("Annual accounts"), series="", machine=ACCOUNTS,
                           content=accounts_content, see="finance.see_annual_accounts", link="/finance/annual_accounts/{id}/"))  # fmt: skip
register_document(Document("finance.exception_report", model="finance.ExceptionReport", title=_("Exception report"), series="LW",
                           content=report_content, see="finance.see_exception_reports", link="/finance/exception_reports/{id}/"))  # fmt: skip
LINES = (Column("title", _("Statement item")), Column("amounts", _("Amount")))

register(
    Page("finance.exceptions", _("Exceptions of the month"), "/finance/exceptions/", "finance", BOOKS, order=30),
    Page("finance.management", _("Management accounts"), "/finance/management/", "finance", (*BOOKS, "sales_manager", "service_manager", "parts_manager"), order=15),
    Screen(
        "finance.exception_reports",
        _("Exception reports"),
        "finance.ExceptionReport",
        menu="finance",
        order=31,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("period", _("Month")),
            Column("count", _("Exceptions"), "number"),
            Column("finding", _("What was found")),
            Column("signed_by.name", _("Signed by")),
            Column("signed_at", _("Signed at"), "datetime"),
        ),
        search=("number",),
        filters=("period",),
        panels=(
            Panel(
                _("Items"),
                (Column("kind", _("Kind")), Column("text", _("What")), Column("who", _("Who")), Column("at", _("At"))),
                _items,
            ),
        ),
        document="finance.exception_report",
        empty=_("No report signed yet."),
    ),
    Screen(
        "finance.annual_accounts",
        _("Annual accounts"),
        "finance.AnnualAccounts",
        menu="finance",
        order=33,
        posts=BOOKS,
        columns=(
            Column("year", _("Year"), "number"),
            Column("version", _("Version"), "number"),
            Column("state", _("State"), "state"),
            Column("author.name", _("Made by")),
            Column("made_at", _("Made"), "datetime"),
            Column("signed_by.name", _("Signed by")),
            Column("signed_at", _("Signed at"), "datetime"),
        ),
        filters=("year", "state"),
        new=("finance.draft_annual_accounts",),
        actions=(Action("finance.sign_annual_accounts", ("draft",), main=True),),
        panels=(
            Panel(_("Balance sheet"), LINES, _statement(0)),
            Panel(_("Income statement"), LINES, _statement(1)),
            Panel(_("Cash flow statement"), LINES, _statement(2)),
            Panel(_("Changes in equity"), LINES, _statement(3)),
            Panel(_("Notes"), (Column("title", _("Subject")), Column("text", _("Text"))), _notes),
        ),
        heading="year",
        document="finance.annual_accounts",
        empty=_("No annual accounts. Close the year's months first."),
    ),
)  # fmt: skip
