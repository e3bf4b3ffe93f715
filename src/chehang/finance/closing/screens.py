"""The screens of VAT and the close."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Page, Panel, Screen, register

from .models import FrozenStatement, SpotCheck

BOOKS = ("accountant", "finance_manager", "general_manager")
KINDS = {"part": _("Part"), "voucher": _("Voucher"), "cash": _("Cash"), "vehicle": _("Vehicle")}


def _items(row: SpotCheck, actor: Actor) -> list[Any]:
    return [SimpleNamespace(n=n, **{**x, "kind": KINDS[x["kind"]]}) for n, x in enumerate(row.items, 1)]


def _rows(row: FrozenStatement, actor: Actor) -> list[Any]:
    return [
        SimpleNamespace(
            no=x["no"], title=x["title"], amounts=" / ".join(f"{Decimal(y):,.2f}" for y in x["cells"].values())
        )
        for x in row.rows
    ]


register(
    Page("finance.vat", _("VAT return"), "/finance/vat/", "finance", BOOKS, order=22),
    Page("finance.close", _("Month close"), "/finance/close/", "finance", BOOKS, order=28),
    Page("finance.board", _("Reconciliation board"), "/finance/board/", "finance", BOOKS, order=27),
    Screen(
        "finance.issued_invoices",
        _("Issued invoices"),
        "finance.IssuedInvoice",
        menu="finance",
        order=20,
        posts=BOOKS,
        columns=(
            Column("number", _("Invoice number")),
            Column("get_kind_display", _("Kind")),
            Column("date", _("Invoice date"), "date"),
            Column("buyer", _("Buyer on the invoice")),
            Column("bill.number", _("Receivable"), link="billing.bills"),
            Column("rate", _("VAT rate"), "rate"),
            Column("amount_ex", _("Amount without VAT"), "money", total=True),
            Column("tax", _("VAT"), "money", total=True),
            Column("red_of.number", _("Takes back")),
        ),
        search=("number", "buyer"),
        filters=("kind", "date"),
        new=("finance.register_issued_invoice",),
        heading="number",
        empty=_("No invoices were registered yet."),
    ),
    Screen(
        "finance.turned_outs",
        _("Input VAT turned out"),
        "finance.TurnedOut",
        menu="finance",
        order=23,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("day", _("Day"), "date"),
            Column("get_reason_display", _("Reason")),
            Column("text", _("What for")),
            Column("tax", _("VAT"), "money", total=True),
            Column("by.name", _("By")),
        ),
        search=("number", "text"),
        filters=("reason", "day"),
        new=("finance.turn_out_input",),
        document="finance.turned_out",
        empty=_("No input VAT was turned out."),
    ),
    Screen(
        "finance.spot_checks",
        _("Spot checks"),
        "finance.SpotCheck",
        menu="finance",
        order=29,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("day", _("Day"), "date"),
            Column("drawn_by.name", _("Drawn by")),
            Column("signed_by.name", _("Signed by")),
            Column("signed_at", _("Signed at"), "datetime"),
            Column("conclusion", _("Conclusion")),
        ),
        search=("number",),
        filters=("day",),
        new=("finance.draw_spot_check",),
        actions=(Action("finance.sign_spot_check", main=True),),
        panels=(
            Panel(
                _("Items of the sample"),
                (Column("n", _("No."), "number"), Column("kind", _("Kind")), Column("text", _("What")), Column("booked", _("In the books")),
                 Column("found", _("Found")), Column("note", _("Note"))),
                _items,
            ),
        ),
        document="finance.spot_check",
        empty=_("No spot checks. Draw the sample at the start of the month."),
    ),
    Screen(
        "finance.frozen_statements",
        _("Kept statements"),
        "finance.FrozenStatement",
        menu="finance",
        order=32,
        posts=BOOKS,
        columns=(Column("period", _("Month")), Column("title", _("Statement")), Column("version", _("Version"), "number"), Column("at", _("Kept since"), "datetime"), Column("digest", _("Digest"))),
        filters=("period",),
        heading="title",
        panels=(Panel(_("Lines"), (Column("no", _("Line"), "number"), Column("title", _("Statement item")), Column("amounts", _("Amount"))), _rows),),
        document="finance.frozen_statement",
        empty=_("No month is closed yet."),
    ),
)  # fmt: skip
