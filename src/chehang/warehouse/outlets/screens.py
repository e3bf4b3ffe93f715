"""Screens of parts at outlets: who has what, and what is on its way."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.stock.models import Balance
from chehang.warehouse.models import OutletPlace

POSTS = (
    "keeper",
    "parts_manager",
    "parts_planner",
    "parts_sales",
    "accountant",
    "finance_manager",
    "general_manager",
    "outlet_keeper",
)
LINES = (
    Column("n", _("Line"), "number"),
    Column("part_no", _("Part number")),
    Column("part_name", _("Name")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("arrived", _("Quantity arrived"), "quantity"),
    Column("damaged", _("Of these damaged"), "quantity"),
    Column("settled", _("Quantity settled"), "quantity"),
    Column("missing", _("Not yet there"), "quantity"),
)
THERE = (
    Column("part.display_no", _("Part number")),
    Column("part.name_cn", _("Name")),
    Column("bin.get_kind_display", _("Kind")),
    Column("lot.code", _("Batch")),
    Column("on_hand", _("On hand"), "quantity"),
    Column("last_date", _("Last movement"), "date"),
)
PAPERS = (
    Column("number", _("Number"), link="warehouse.outlet_transfers"),
    Column("state", _("State"), "state"),
    Column("get_way_display", _("Direction")),
    Column("sent_at", _("Out"), "datetime"),
    Column("received_at", _("Received at"), "datetime"),
)


def _there(place: OutletPlace, actor: Actor) -> Iterable[Any]:
    found = rows(Balance, actor).filter(bin__in=(place.shelf_id, place.road_id), on_hand__gt=0)
    return found.select_related("part", "bin", "lot").order_by("bin__kind", "part__norm_no", "id")


register(
    Screen(
        "warehouse.outlets",
        _("Parts at outlets"),
        "warehouse.OutletPlace",
        menu="warehouse",
        posts=POSTS,
        columns=(
            Column("outlet.name", _("Outlet"), link="warehouse.outlets"),
            Column("keeper.name", _("Answers for its parts")),
            Column("shelf.code", _("Bin there")),
            Column("road.code", _("Bin on the way")),
            Column("since", _("Since"), "date"),
        ),
        search=("outlet__name", "shelf__code"),
        ordering=("outlet__name", "pk"),
        new=("warehouse.open_outlet_place",),
        actions=(Action("warehouse.request_outlet_goods", main=True),),
        panels=(
            Panel(_("What lies there and what is on its way"), THERE, _there),
            Panel(_("Goods between store and outlet"), PAPERS, lambda x, actor: x.transfers.order_by("-id")[:50]),
        ),
        empty=_("No outlet keeps parts of ours yet."),
        heading="outlet.name",
        order=34,
    ),
    Screen(
        "warehouse.outlet_transfers",
        _("Goods between store and outlets"),
        "warehouse.OutletTransfer",
        menu="warehouse",
        posts=POSTS,
        columns=(
            Column("number", _("Number"), link="warehouse.outlet_transfers"),
            Column("state", _("State"), "state"),
            Column("get_way_display", _("Direction")),
            Column("place.outlet.name", _("Outlet"), link="warehouse.outlets", via="place_id"),
            Column("reason", _("Reason")),
            Column("asked_at", _("Asked"), "datetime"),
            Column("asked_by.name", _("Asked by")),
            Column("agreed_by.name", _("Agreed by")),
            Column("sent_at", _("Out"), "datetime"),
            Column("received_at", _("Received at"), "datetime"),
            Column("received_by.name", _("Confirmed by")),
        ),
        search=("number", "reason", "place__outlet__name"),
        filters=("state", "way", "place"),
        new=("warehouse.request_outlet_goods",),
        actions=(
            Action("warehouse.agree_outlet_goods", ("asked",), main=True),
            Action("warehouse.send_outlet_goods", ("agreed",), main=True),
            Action("warehouse.count_outlet_goods", ("transit",), main=True),
            Action("warehouse.find_outlet_goods", ("differs",), main=True),
            Action("warehouse.write_off_outlet_goods", ("differs",)),
            Action("warehouse.cancel_outlet_goods", ("asked", "agreed")),
        ),
        panels=(Panel(_("Lines"), LINES, lambda made, actor: made.lines.order_by("n")),),
        document="warehouse.outlet_transfer",
        empty=_("Nothing goes between the store and its outlets."),
        order=35,
    ),
)
