"""The screen of transfers: what is in transit, and what it is worth."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.warehouse.models import LateShare, Transfer

POSTS = (
    "keeper",
    "parts_manager",
    "parts_planner",
    "parts_sales",
    "parts_logistics",
    "accountant",
    "finance_manager",
    "general_manager",
)
LINES = (
    Column("n", _("Line"), "number"),
    Column("part_no", _("Part number")),
    Column("part_name", _("Name")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("cost", _("Cost"), "money", right="stock.see_entries"),
    Column("arrived", _("Quantity arrived"), "quantity"),
    Column("damaged", _("Of these damaged"), "quantity"),
    Column("settled", _("Quantity settled"), "quantity"),
    Column("in_transit", _("In transit"), "money"),
)


LATE = (
    Column("summary", _("Late cost of")),
    Column("part.display_no", _("Part number")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("value", _("Yuan without VAT"), "money"),
    Column("at", _("Recorded"), "datetime"),
)


def _late(made: Transfer, actor: Actor) -> QuerySet[LateShare]:
    """What the other store's stock took over of costs that came late."""
    found = rows(LateShare, actor).filter(transfer_line__transfer=made)
    return found.select_related("part").order_by("id")


def _with_lines(found: QuerySet[Transfer]) -> QuerySet[Transfer]:
    """Their lines in one question, for what is in transit."""
    return found.prefetch_related("lines")


register(
    Screen(
        "warehouse.transfers",
        _("Transfers between stores"),
        "warehouse.Transfer",
        menu="warehouse",
        posts=POSTS,
        columns=(
            Column("number", _("Number"), link="warehouse.transfers"),
            Column("state", _("State"), "state"),
            Column("get_side_display", _("Direction")),
            Column("other.short_name", _("Other store")),
            Column("twin_number", _("Number there")),
            Column("reason", _("Reason")),
            Column("asked_at", _("Asked"), "datetime"),
            Column("asked_by.name", _("Asked by")),
            Column("agreed_by.name", _("Agreed by")),
            Column("sent_at", _("Out"), "datetime"),
            Column("received_at", _("Received at"), "datetime"),
            Column("cost", _("Cost"), "money", total=True, right="stock.see_entries"),
            Column("in_transit", _("In transit"), "money"),
        ),
        search=("number", "twin_number", "reason"),
        filters=("state", "side", "other"),
        base=_with_lines,
        new=("warehouse.request_transfer",),
        actions=(
            Action("warehouse.agree_transfer", ("asked",), main=True),
            Action("warehouse.settle_transfer", ("differs",), main=True),
            Action("warehouse.write_off_transfer", ("differs",)),
            Action("warehouse.cancel_transfer", ("asked", "agreed")),
        ),
        panels=(
            Panel(_("Lines"), LINES, lambda made, actor: made.lines.order_by("n")),
            Panel(_("Late costs that went along"), LATE, _late),
        ),
        document="warehouse.transfer",
        empty=_("Nothing goes between the stores. Ask another store for what it has and you lack."),
        order=33,
        group=True,
    ),
)
