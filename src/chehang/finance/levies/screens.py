"""The screen of stamp duty and the page of the tax calendar."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Column, Page, Panel, Screen, register

from .models import StampDuty, StampItem

BOOKS = ("accountant", "finance_manager", "general_manager")


def _items(row: StampDuty, actor: Actor) -> list[Any]:
    return [
        SimpleNamespace(
            item=StampItem(x["item"]).label, what=x["what"], base=Decimal(x["base"]), rate=f"{Decimal(x['rate']) * 1000:f} ‰", tax=Decimal(x["tax"])
        )
        for x in row.items
    ]  # fmt: skip


register(
    Page("finance.tax_calendar", _("Tax calendar"), "/finance/taxes/", "finance", BOOKS, order=22),
    Screen(
        "finance.stamp_duties",
        _("Stamp duty"),
        "finance.StampDuty",
        menu="finance",
        order=23,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("period", _("Last month of the quarter")),
            Column("total", _("Stamp duty of the quarter"), "money"),
            Column("change", _("Booked with it"), "money", total=True),
            Column("by.name", _("By")),
            Column("at", _("Reckoned"), "datetime"),
        ),
        search=("number",),
        filters=("period",),
        new=("finance.reckon_stamp_duty",),
        panels=(
            Panel(
                _("Contracts and papers"),
                (Column("item", _("Item of the tariff")), Column("what", _("What")), Column("base", _("Sum without VAT"), "money"),
                 Column("rate", _("Rate")), Column("tax", _("Stamp duty"), "money")),
                _items,
            ),
        ),
        document="finance.stamp_duty",
        empty=_("No stamp duty was reckoned. Reckon it after the quarter; it is due by the 15th."),
    ),
)  # fmt: skip
