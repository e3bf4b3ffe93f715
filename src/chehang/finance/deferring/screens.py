"""The screens of deferrals, accruals and proofs."""

from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Column, Panel, Screen, register

from ..proving.models import NightProof

BOOKS = ("accountant", "finance_manager", "general_manager")


def _rules(row: NightProof, actor: Actor) -> list[Any]:
    return [SimpleNamespace(**x) for x in row.rules]


def _pairs(row: NightProof, actor: Actor) -> list[Any]:
    return [SimpleNamespace(**x) for x in row.pairs]


register(
    Screen(
        "finance.deferrals",
        _("Prepaid expenses"),
        "finance.Deferral",
        menu="finance",
        order=37,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("get_kind_display", _("Kind")),
            Column("text", _("What for")),
            Column("get_department_display", _("Department")),
            Column("amount", _("Amount"), "money", total=True),
            Column("months", _("Months"), "number"),
            Column("first", _("First month"), "date"),
            Column("rest", _("Still to be spent"), "money"),
        ),
        search=("number", "text"),
        filters=("kind", "department", "first"),
        new=("finance.add_deferral", "finance.run_deferrals"),
        panels=(
            Panel(
                _("Months"),
                (Column("period", _("Month")), Column("amount", _("Amount"), "money")),
                lambda row, actor: row.parts.select_related("period").order_by("period__first_day"),
            ),
        ),
        document="finance.deferral",
        empty=_("Nothing is paid ahead."),
    ),
    Screen(
        "finance.accruals",
        _("Accrued expenses"),
        "finance.Accrual",
        menu="finance",
        order=38,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("get_kind_display", _("Kind")),
            Column("text", _("What for")),
            Column("get_department_display", _("Department")),
            Column("period", _("Month")),
            Column("amount", _("Amount"), "money", total=True),
            Column("voucher", _("Voucher")),
            Column("taken_back", _("Taken back by")),
        ),
        search=("number", "text"),
        filters=("kind", "department", "period"),
        new=("finance.accrue_expense", "finance.take_back_accruals"),
        document="finance.accrual",
        empty=_("Nothing is accrued."),
    ),
    Screen(
        "finance.proofs",
        _("Nightly proofs"),
        "finance.NightProof",
        menu="finance",
        order=39,
        posts=BOOKS,
        columns=(
            Column("at", _("Proved"), "datetime"),
            Column("holds", _("Holds"), "flag"),
            Column("broken", _("Broken rules"), "number"),
            Column("differing", _("Differing pairs"), "number"),
            Column("seq", _("Last journal entry"), "number"),
            Column("head", _("Hash of the journal"), hidden=True),
        ),
        filters=("at", "holds"),
        ordering=("-at",),
        new=("finance.prove_books",),
        panels=(
            Panel(_("Books compared"), (Column("what", _("What")), Column("books", _("Books")), Column("other", _("Other side")), Column("difference", _("Difference"))), _pairs),
            Panel(_("Rules"), (Column("code", _("Code")), Column("title", _("Rule")), Column("count", _("Broken"), "number"), Column("rows", _("First rows"))), _rules),
        ),
        heading="at",
        document="finance.proof",
        empty=_("No proof yet; the house proves the books every night."),
    ),
)  # fmt: skip
