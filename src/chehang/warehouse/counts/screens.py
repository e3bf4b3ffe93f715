"""The screens of counts."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Link, Page, Panel, Screen, register
from chehang.warehouse.models import StockCount

SEES = ("keeper", "parts_manager", "accountant", "finance_manager", "general_manager")
KNOWS_BOOK = "warehouse.see_count_differences"  # who counts does not
OPEN = ("review", "submitted", "posted")
SHEET = (
    Column("n", _("Line"), "number"),
    Column("bin.code", _("Bin")),
    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
    Column("part_name", _("Name")),
    Column("lot.code", _("Batch")),
    Column("abc", _("Class")),
    Column("first", _("First count"), "quantity"),
    Column("first_by.name", _("First counter")),
    Column("second", _("Second count"), "quantity"),
    Column("second_by.name", _("Second counter")),
    Column("third", _("Third count"), "quantity"),
)
DIFFERENCES = (
    Column("n", _("Line"), "number"),
    Column("bin.code", _("Bin")),
    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
    Column("part_name", _("Name")),
    Column("book", _("Book"), "quantity"),
    Column("found", _("Found by counting"), "quantity"),
    Column("difference", _("Quantity difference"), "quantity"),
    Column("cost", _("Cost per unit"), "cost"),
    Column("amount", _("Amount"), "money", total=True),
    Column("get_cause_display", _("Cause")),
    Column("responsible.name", _("Responsible")),
    Column("recovered", _("To be paid by the responsible"), "money"),
    Column("witnessed", _("Seen by finance"), "quantity"),
    Column("note", _("Note"), hidden=True),
)


def _differences(count: StockCount, actor: Actor) -> Iterable[Any]:
    """Only once the counting is over, and only for who may know the book."""
    if count.state not in OPEN or not actor.may(KNOWS_BOOK):
        return []
    lines = count.lines.select_related("bin", "responsible").order_by("n")
    return [x for x in lines if x.difference or x.witnessed is not None]


def _sheet(count: StockCount, actor: Actor) -> Iterable[Any]:
    return count.lines.select_related("bin", "lot", "first_by", "second_by").order_by("n")


def _over(rows: QuerySet[Any]) -> QuerySet[Any]:
    """What differs in counts whose counting is over."""
    return rows.filter(count__state__in=OPEN).exclude(found=F("book"))


register(
    Page(
        "warehouse.counting",
        _("Count the shelves"),
        "/warehouse/counting/",
        "warehouse",
        posts=("keeper", "parts_manager"),
        order=5,
    ),
    Page(
        "warehouse.count_calendar",
        _("Count calendar"),
        "/warehouse/count_calendar/",
        "warehouse",
        posts=("parts_manager", "keeper", "accountant", "finance_manager"),
        order=6,
    ),
    Screen(
        "warehouse.stock_counts",
        _("Stock counts"),
        "warehouse.StockCount",
        menu="warehouse",
        posts=SEES,
        columns=(
            Column("number", _("Number"), link="warehouse.stock_counts"),
            Column("get_scope_display", _("Scope")),
            Column("zone", _("Zone"), hidden=True),
            Column("state", _("State"), "state"),
            Column("frozen", _("Bins locked"), "flag"),
            Column("planned_on", _("Planned for"), "date"),
            Column("planned_by.name", _("Planned by")),
            Column("witness.name", _("Finance witness")),
            Column("sampled_value", _("Value sampled by finance"), "money", hidden=True),
            Column("posted_at", _("Posted at"), "datetime"),
        ),
        search=("number", "zone"),
        filters=("state", "scope", "planned_on"),
        new=("warehouse.plan_stock_count",),
        links=(
            Link(
                _("Count"),
                "/warehouse/counting/{id}/",
                ("counting", "recount"),
                "warehouse.enter_stock_count",
                main=True,
            ),
        ),
        actions=(
            Action("warehouse.begin_stock_count", ("planned",), main=True),
            Action("warehouse.add_counted_goods", ("counting",)),
            Action("warehouse.finish_stock_count", ("counting", "recount"), main=True),
            Action("warehouse.witness_stock_count", ("review",), main=True),
            Action("warehouse.cancel_stock_count", ("planned", "counting", "recount", "review")),
        ),
        panels=(
            Panel(_("Differences"), tuple(c for c in DIFFERENCES if not c.hidden), _differences, order=10),
            Panel(_("Count sheet"), SHEET, _sheet, order=20),
        ),
        document="warehouse.stock_count",
        empty=_("No counts yet. The parts manager plans them by the count calendar."),
        order=45,
    ),
    Screen(
        "warehouse.count_differences",
        _("Count differences"),
        "warehouse.StockCountLine",
        menu="warehouse",
        posts=("parts_manager", "accountant", "finance_manager", "general_manager"),
        columns=(Column("count.number", _("Stock count"), link="warehouse.stock_counts"), *DIFFERENCES),
        search=("part_no", "part_name", "count__number", "bin__code"),
        filters=("count", "cause"),
        ordering=("-count_id", "n"),
        base=_over,
        actions=(Action("warehouse.explain_difference", main=True),),
        empty=_("Shelves and books agree."),
        heading="part_no",
        order=46,
    ),
)
