"""The screens of cash and bank."""

from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Page, Panel, Screen, register

from .models import Reconciliation

BOOKS = ("accountant", "finance_manager", "general_manager")
DESK = ("cashier", *BOOKS)
PLACES = {
    "we_received": _("Received by us, not yet by the bank"),
    "we_paid": _("Paid by us, not yet by the bank"),
    "bank_received": _("Received by the bank, not yet by us"),
    "bank_paid": _("Paid by the bank, not yet by us"),
}


def _items(row: Reconciliation, actor: Actor) -> list[Any]:
    return [SimpleNamespace(**{**x, "where": PLACES[x["where"]]}) for x in row.items]


def _notes(row: Any, actor: Actor) -> list[Any]:
    return [SimpleNamespace(value=value, pieces=pieces) for value, pieces in row.notes.items()]


register(
    Page("finance.bank", _("Bank statements"), "/finance/bank/", "finance", BOOKS, order=10),
    Page("finance.cash_book", _("Cash and bank books"), "/finance/cash_book/", "finance", DESK, order=11),
    Screen(
        "finance.bank_accounts",
        _("Bank accounts"),
        "finance.BankAccount",
        menu="finance",
        order=42,
        posts=DESK,
        columns=(
            Column("name", _("Name")),
            Column("get_kind_display", _("Kind")),
            Column("bank", _("Bank")),
            Column("number", _("Account number")),
            Column("account.code", _("Ledger account")),
            Column("since", _("Reconciled since"), "date"),
            Column("opening", _("Balance then"), "money"),
            Column("active", _("Active"), "flag"),
        ),
        search=("name", "number", "bank"),
        new=("finance.open_bank_account",),
        heading="name",
        empty=_("No bank accounts. Open the file of the main account first."),
    ),
    Screen(
        "finance.bank_lines",
        _("Bank lines"),
        "finance.BankLine",
        menu="finance",
        order=43,
        posts=BOOKS,
        columns=(
            Column("date", _("Date"), "date"),
            Column("amount", _("Amount"), "money", total=True),
            Column("balance", _("Balance"), "money"),
            Column("counterparty", _("Counterparty")),
            Column("reference", _("Bank's number")),
            Column("text", _("Text")),
            Column("bank.name", _("Bank account")),
            Column("match.get_how_display", _("Matched")),
            Column("match.entry.voucher.number", _("Voucher"), "number"),
        ),
        search=("counterparty", "reference", "text"),
        filters=("bank", "date"),
        ordering=("-date", "-id"),
        actions=(Action("finance.book_bank_line", main=True), Action("finance.unmatch_line")),
        heading="date",
        base=lambda rows: rows.select_related("match__entry__voucher"),
        empty=_("No bank lines. Read a statement first."),
    ),
    Screen(
        "finance.reconciliations",
        _("Bank reconciliations"),
        "finance.Reconciliation",
        menu="finance",
        order=12,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("day", _("Day"), "date"),
            Column("bank.name", _("Bank account")),
            Column("bank_balance", _("Balance of the bank"), "money"),
            Column("book_balance", _("Balance of the books"), "money"),
            Column("bank_adjusted", _("Adjusted balance"), "money"),
            Column("difference", _("Difference"), "money"),
            Column("made_by.name", _("Made by")),
            Column("reviewed_by.name", _("Reviewed by")),
        ),
        search=("number",),
        filters=("bank", "day"),
        new=("finance.make_reconciliation",),
        actions=(Action("finance.review_reconciliation", main=True),),
        panels=(
            Panel(
                _("Open items"),
                (
                    Column("where", _("Where")),
                    Column("day", _("Date")),
                    Column("text", _("Text")),
                    Column("amount", _("Amount")),
                ),
                _items,
            ),
        ),
        document="finance.reconciliation",
        empty=_("No reconciliations. Draw one up at the end of the month."),
    ),
    Screen(
        "finance.cash_counts",
        _("Cash counts"),
        "finance.CashCount",
        menu="finance",
        order=13,
        posts=DESK,
        columns=(
            Column("number", _("Number")),
            Column("day", _("Day"), "date"),
            Column("counted", _("Cash counted"), "money"),
            Column("booked", _("In the books"), "money"),
            Column("difference", _("Difference"), "money"),
            Column("reason", _("Reason")),
            Column("cashier.name", _("Cashier")),
            Column("at", _("Counted at"), "datetime"),
        ),
        search=("number",),
        filters=("day", "cashier"),
        new=("finance.count_cash",),
        panels=(
            Panel(_("Notes and coins"), (Column("value", _("Yuan")), Column("pieces", _("Pieces"), "number")), _notes),
        ),
        document="finance.cash_count",
        empty=_("No counts. Count the till at the close of the shift."),
    ),
    Screen(
        "finance.cash_moves",
        _("Cash moves"),
        "finance.CashMove",
        menu="finance",
        order=14,
        posts=DESK,
        columns=(
            Column("number", _("Number")),
            Column("day", _("Day"), "date"),
            Column("get_kind_display", _("Kind")),
            Column("bank.name", _("Bank account")),
            Column("other.name", _("To account")),
            Column("amount", _("Amount"), "money", total=True),
            Column("slip", _("Number of the slip")),
            Column("cashier.name", _("Cashier")),
        ),
        search=("number", "slip"),
        filters=("kind", "bank", "day"),
        new=("finance.move_cash",),
        document="finance.cash_move",
        empty=_("No money was carried yet."),
    ),
)
