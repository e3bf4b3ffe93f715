"""The screens of the account with the maker."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register

from .models import MakerStatement, Rebate, RebatePolicy
from .reckoning import earned

BOOKS = ("accountant", "finance_manager", "general_manager")
KINDS = {
    "car": _("Car"),
    "parts": _("Parts"),
    "payment": _("Payment"),
    "rebate": _("Rebate"),
    "warranty": _("Warranty"),
    "floor_plan": _("Floor-plan loan"),
}


def _lines(row: MakerStatement, actor: Actor) -> list[Any]:
    return [
        SimpleNamespace(n=n, **{**x, "kind": KINDS[x["kind"]], "same": x["amount"] == x["ours"]})
        for n, x in enumerate(row.items, 1)
    ]


def _counted(row: Rebate, actor: Actor) -> list[Any]:
    return [
        SimpleNamespace(n=n, vin=x["vin"], price=Decimal(x["price"]), amount=Decimal(x["amount"]))
        for n, x in enumerate(row.items, 1)
    ]


def _now(row: Rebate, actor: Actor) -> list[Any] | None:
    """What the policy would give today, where that is something else than what was accrued."""
    if row.state != "accrued":
        return None
    found = earned(actor, row.policy, row.period)
    if (found.amount, found.items) == (row.amount, row.items):
        return None
    return [SimpleNamespace(words=found.words, amount=found.amount, more=found.amount - row.amount)]


def _steps(row: RebatePolicy, actor: Actor) -> list[Any]:
    return [SimpleNamespace(cars=start, yuan=yuan) for start, yuan in row.steps]


register(
    Screen(
        "finance.rebate_policies",
        _("Rebate policies"),
        "finance.RebatePolicy",
        menu="finance",
        order=34,
        posts=(*BOOKS, "sales_manager"),
        columns=(
            Column("name", _("Name")),
            Column("state", _("State"), "state"),
            Column("supplier.name", _("Supplier")),
            Column("paper", _("Maker's paper")),
            Column("valid_from", _("From"), "date"),
            Column("valid_to", _("Until"), "date"),
            Column("get_basis_display", _("What counts")),
            Column("get_span_display", _("Reckoned each")),
            Column("get_unit_display", _("A step gives")),
            Column("target", _("Target a month or quarter: cars, or thousand yuan of parts"), "number"),
            Column("author.name", _("Made by")),
            Column("checked_by.name", _("Checked by")),
        ),
        search=("name", "paper"),
        filters=("state", "supplier", "valid_from"),
        new=("finance.draft_rebate_policy",),
        actions=(Action("finance.check_rebate_policy", ("draft",), main=True),),
        panels=(Panel(_("Steps"), (Column("cars", _("From how many cars (parts: thousand yuan), or per cent of the target"), "number"), Column("yuan", _("Yuan a car, or per cent"))), _steps),),
        heading="name",
        empty=_("No policies. Enter the maker's paper; a second person checks it."),
    ),
    Screen(
        "finance.rebates",
        _("Maker's rebates"),
        "finance.Rebate",
        menu="finance",
        order=35,
        posts=(*BOOKS, "sales_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("policy.name", _("Rebate policy")),
            Column("period", _("Month")),
            Column("cars", _("Cars"), "number", total=True),
            Column("reckoning", _("How it is reckoned")),
            Column("amount", _("Amount with VAT"), "money", total=True),
            Column("confirmed", _("Confirmed by the maker"), "money", total=True),
            Column("paper", _("Maker's paper")),
            Column("settled_on", _("Settled on"), "date"),
        ),
        search=("number", "paper"),
        filters=("state", "policy", "period"),
        new=("finance.accrue_rebates",),
        panels=(
            Panel(_("As it stands today"), (Column("words", _("How it is reckoned")), Column("amount", _("Amount with VAT"), "money"), Column("more", _("Difference"), "money")), _now, order=10),
            Panel(_("Cars that count"), (Column("n", _("No."), "number"), Column("vin", _("VIN")), Column("price", _("Cost with VAT"), "money"),
                                         Column("amount", _("Rebate"), "money")), _counted),
        ),
        actions=(Action("finance.confirm_rebate", ("accrued",), main=True), Action("finance.recompute_rebate", ("accrued",)), Action("finance.settle_rebate", ("confirmed",), main=True)),
        document="finance.rebate",
        empty=_("No rebates. Accrue them at the end of the month."),
    ),
    Screen(
        "finance.maker_statements",
        _("Maker's statements"),
        "finance.MakerStatement",
        menu="finance",
        order=36,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("supplier.name", _("Supplier")),
            Column("period", _("Month")),
            Column("unmatched", _("Unmatched"), "number"),
            Column("conclusion", _("Conclusion")),
            Column("signed_by.name", _("Signed by")),
        ),
        search=("number",),
        filters=("state", "supplier", "period"),
        new=("finance.enter_maker_statement",),
        actions=(Action("finance.sign_maker_statement", ("entered",), main=True),),
        panels=(
            Panel(
                _("Lines"),
                (Column("n", _("No."), "number"), Column("kind", _("Kind")), Column("reference", _("Reference")), Column("amount", _("Maker")),
                 Column("ours", _("Ours")), Column("same", _("Agrees"), "flag"), Column("note", _("Note"))),
                _lines,
            ),
        ),
        document="finance.maker_statement",
        empty=_("No statements. Enter the maker's statement at the start of the month."),
    ),
)  # fmt: skip
