"""Screens of the goods book: what is there, what it is worth, and every movement behind it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Column, Link, Menu, Panel, Screen, add_panel, register
from chehang.stock.models import Balance, Pool

from .movements import OF_PART, OF_POOL

WHO = (
    "parts_manager",
    "parts_planner",
    "parts_sales",
    "parts_logistics",
    "keeper",
    "accountant",
    "finance_manager",
    "general_manager",
)
COST = ("parts_manager", "parts_planner", "accountant", "finance_manager", "general_manager")

PART = (
    Column("part.display_no", _("Part number"), link="catalogue.parts"),
    Column("part.name_cn", _("Name")),
)
ENTRY = (
    Column("business_date", _("Date"), "date"),
    Column("movement_title", _("Movement")),
    Column("bin.code", _("Bin")),
    Column("lot.code", _("Batch"), hidden=True),
    Column("quantity", _("Quantity"), "quantity"),
    Column("value", _("Value"), "money"),
    Column("source", _("Document")),
    Column("at", _("Recorded"), "datetime", hidden=True),
)


def _balances_of_pool(pool: Pool, actor: Actor) -> Iterable[Any]:
    found = access.rows(Balance, actor).filter(part_id=pool.part_id, owner=pool.owner, on_hand__gt=0)
    return found.select_related("bin", "lot").order_by("bin__walk_order", "bin__code")


def _balances_of_part(part: Any, actor: Actor) -> Iterable[Any]:
    found = access.rows(Balance, actor).filter(part_id=part.pk, on_hand__gt=0)
    return found.select_related("bin", "lot").order_by("bin__walk_order", "bin__code")


WHERE = Panel(
    _("Where it lies"),
    (
        Column("bin.code", _("Bin")),
        Column("bin.get_kind_display", _("Kind")),
        Column("lot.code", _("Batch")),
        Column("on_hand", _("On hand"), "quantity"),
        Column("reserved", _("Reserved"), "quantity"),
        Column("free", _("Free"), "quantity"),
    ),
    _balances_of_pool,
)

register(
    Menu("stock", _("Goods book"), 40, ("parts_manager",)),
    Screen(
        "stock.balances",
        _("Stock by bin"),
        "stock.Balance",
        group=True,
        menu="stock",
        posts=WHO,
        columns=(
            *PART,
            Column("bin.code", _("Bin")),
            Column("bin.kind", _("Kind"), hidden=True),
            Column("lot.code", _("Batch")),
            Column("on_hand", _("On hand"), "quantity", total=True),
            Column("reserved", _("Reserved"), "quantity", total=True),
            Column("free", _("Free"), "quantity"),
            Column("last_date", _("Last movement"), "date"),
        ),
        search=("part__norm_no", "part__display_no", "part__name_cn", "part__mnemonic", "bin__code"),
        filters=("bin__kind", "last_date"),
        ordering=("bin__walk_order", "bin__code", "part_id", "pk"),
        base=lambda rows: rows.filter(on_hand__gt=0),
        heading="part.display_no",
        empty=_("Nothing is in stock yet. Goods appear here when they are received."),
        order=10,
    ),
    Screen(
        "stock.values",
        _("Stock value"),
        "stock.Pool",
        group=True,
        menu="stock",
        posts=COST,
        columns=(
            *PART,
            Column("quantity", _("Quantity"), "quantity", total=True),
            Column("average", _("Average cost"), "cost"),
            Column("value", _("Value without VAT"), "money", total=True),
        ),
        search=("part__norm_no", "part__display_no", "part__name_cn", "part__mnemonic"),
        ordering=("-value", "pk"),
        base=lambda rows: rows.filter(quantity__gt=0),
        heading="part.display_no",
        panels=(
            WHERE,
            OF_POOL,
        ),
        empty=_("Nothing is in stock yet. Goods appear here when they are received."),
        order=20,
    ),
    Screen(
        "stock.entries",
        _("Goods movements"),
        "stock.Entry",
        menu="stock",
        posts=COST,
        columns=(ENTRY[0], *PART, *ENTRY[1:]),
        search=("part__norm_no", "part__display_no", "part__name_cn", "bin__code"),
        filters=("business_date", "movement"),
        ordering=("-id",),
        links=(Link(_("Open the document"), "/stock/entries/{id}/document/", main=True),),
        empty=_("Nothing has moved yet."),
        order=30,
    ),
)
add_panel("catalogue.parts", Panel(WHERE.title, WHERE.columns, _balances_of_part, order=10))
add_panel("catalogue.parts", OF_PART)
