"""The screens of visitors, tools, moves and disposals."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.columns import OWN
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.stock.models import Entry
from chehang.warehouse.counts.classes import ISSUES
from chehang.warehouse.models import Disposal

SEES = ("keeper", "parts_manager", "general_manager")
LOAN = (
    Column("borrower.name", _("Borrower")),
    Column("work_order", _("Work order")),
    Column("out_at", _("Lent"), "datetime"),
    Column("due", _("Due back"), "date"),
    Column("in_at", _("Brought back"), "datetime"),
    Column("get_condition_display", _("Condition")),
)

OUT = (
    Column("business_date", _("Date"), "date"),
    Column("movement_title", _("Movement")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("value", _("Cost"), "money", right="stock.see_costs"),
)


def gone_since(made: Disposal, actor: Actor) -> Any:
    """What left of the part since its price was lowered or its bundle offered; nothing to say before."""
    if made.done_at is None or made.way not in ("discount", "bundle"):
        return None
    out = rows(Entry, actor).filter(part_id=made.part_id, movement__in=ISSUES, at__gte=made.done_at)
    return out.order_by("-id")[:50]


register(
    Screen(
        "warehouse.visits",
        _("Entry log"),
        "warehouse.Visit",
        menu="warehouse",
        posts=SEES,
        columns=(
            Column("visitor", _("Visitor")),
            Column("unit", _("Company")),
            Column("purpose", _("Purpose")),
            Column("state", _("State"), "state"),
            Column("asked_at", _("Asked"), "datetime"),
            Column("asked_by.name", _("Asked by")),
            Column("approver.name", _("Decided by")),
            Column("came_at", _("Went in"), "datetime"),
            Column("left_at", _("Went out"), "datetime"),
            Column("escort.name", _("Escorted by")),
            Column("carried_out", _("Carried out")),
        ),
        search=("visitor", "unit", "purpose"),
        filters=("state", "asked_at"),
        new=("warehouse.request_visit",),
        actions=(
            Action("warehouse.decide_visit", ("asked",), main=True),
            Action("warehouse.note_entry", ("approved", "inside"), main=True),
        ),
        empty=_("Nobody has asked to come in."),
        heading="visitor",
        order=60,
    ),
    Screen(
        "warehouse.tools",
        _("Tools"),
        "warehouse.Tool",
        menu="warehouse",
        posts=SEES,
        columns=(
            Column("code", _("Tool code"), link="warehouse.tools"),
            Column("name", _("Tool")),
            Column("special", _("Special tool"), "flag"),
            Column("place", _("Place")),
            Column("calibration_due", _("Calibration due"), "date"),
            Column("active", _("In use"), "flag"),
        ),
        search=("code", "name"),
        filters=("active", "special", "calibration_due"),
        ordering=("code",),
        new=("warehouse.add_tool", "warehouse.lend_tool"),
        actions=(Action("warehouse.calibrate_tool"),),
        panels=(Panel(_("Loans"), LOAN, lambda tool, actor: tool.loans.select_related("borrower").order_by("-id")),),
        empty=_("No tools yet."),
        heading="code",
        order=62,
    ),
    Screen(
        "warehouse.loans",
        _("Lent tools"),
        "warehouse.ToolLoan",
        menu="warehouse",
        posts=SEES,
        columns=(Column("tool.code", _("Tool code")), Column("tool.name", _("Tool")), *LOAN),
        search=("tool__code", "tool__name", "borrower__name"),
        filters=("due", "condition"),
        ordering=("in_at", "due"),
        new=("warehouse.lend_tool",),
        actions=(Action("warehouse.take_tool_back", main=True),),
        empty=_("No tool is out."),
        heading="tool.code",
        order=63,
    ),
    Screen(
        "warehouse.moves",
        _("Bin moves"),
        "warehouse.BinMove",
        menu="warehouse",
        posts=SEES,
        columns=(
            Column("at", _("Moved"), "datetime"),
            Column("part.display_no", _("Part number")),
            Column("part.name_cn", _("Name")),
            Column("source.code", _("From bin")),
            Column("target.code", _("To bin")),
            Column("quantity", _("Quantity"), "quantity"),
            Column("by.name", _("Moved by")),
            Column("reason", _("Reason")),
        ),
        search=("part__norm_no", "part__name_cn", "source__code", "target__code"),
        filters=("at",),
        new=("warehouse.move_goods",),
        empty=_("Nothing was moved between bins."),
        heading="part.display_no",
        order=52,
    ),
    Screen(
        "warehouse.disposals",
        _("Disposal of slow stock"),
        "warehouse.Disposal",
        menu="warehouse",
        posts=(*SEES, "parts_planner", "accountant", "finance_manager"),
        columns=(
            Column("number", _("Number"), link="warehouse.disposals"),
            Column("state", _("State"), "state"),
            Column("part.display_no", _("Part number")),
            Column("part.name_cn", _("Name")),
            Column("quantity", _("Quantity"), "quantity"),
            Column("cost", _("Cost"), "money", total=True, right="stock.see_entries"),
            Column("last_out", _("Last issue"), "date"),
            Column("get_way_display", _("Proposal")),
            Column("with_part.display_no", _("Sold together with"), link="catalogue.parts", hidden=True),
            Column("to_store.short_name", _("Goes to the store"), hidden=True),
            Column("to_outlet.outlet.name", _("Goes to the outlet"), hidden=True),
            Column("until", _("Price holds until"), "date", hidden=True),
            Column("price", _("Expected proceeds without VAT"), "money", total=True),
            Column("made_by.name", _("Proposed by")),
            Column("paper", _("What it led to"), link=OWN),
            Column("proceeds", _("Proceeds without VAT"), "money", total=True),
            Column("done_at", _("Carried out on"), "datetime"),
            Column("outcome", _("Remark"), hidden=True),
        ),
        panels=(Panel(_("Gone out since"), OUT, gone_since),),
        search=("number", "part__norm_no", "part__name_cn"),
        filters=("state", "way", "made_at"),
        new=("warehouse.propose_disposal",),
        actions=(Action("warehouse.execute_disposal", ("approved",), main=True),),
        document="warehouse.disposal",
        empty=_("No proposals. Slow parts are proposed for return, transfer, bundle, discount or scrap."),
        order=48,
    ),
)
