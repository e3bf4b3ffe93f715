"""Screens of assets and supplies."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Panel, Screen, register
from chehang.office.counting import unseen
from chehang.org.posts import POSTS
from chehang.work.heads import MANAGERS

EVERYBODY = tuple(POSTS)
PLACE = Column("place", _("Place"))
MOVES = (
    Column("day", _("Day"), "date"),
    Column("get_kind_display", _("Kind")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("words", _("What for")),
    Column("by.name", _("By whom")),
)

SEEN = (
    Column("asset.code", _("Asset code"), link="office.assets"),
    Column("asset.name", _("Asset card")),
    Column("place", _("Where it was seen")),
    Column("asset.place", _("Place on the card")),
    Column("moved", _("Stands elsewhere"), "flag"),
    Column("usable", _("Can be used"), "flag"),
    Column("note", _("Note")),
    Column("by.name", _("Seen by")),
)
UNSEEN = (
    Column("code", _("Asset code"), link="office.assets"),
    Column("name", _("Asset card")),
    PLACE,
    Column("holder.name", _("User")),
)

SERVICES = (
    Column("day", _("Day"), "date"),
    Column("get_kind_display", _("Kind")),
    Column("what", _("What was done")),
    Column("workshop", _("Done by")),
    Column("cost", _("Cost"), "money"),
    Column("by.name", _("By whom")),
)
SEEN_AT = (
    Column("count.number", _("Number"), link="office.asset_counts"),
    Column("place", _("Where it was seen")),
    Column("usable", _("Can be used"), "flag"),
    Column("by.name", _("Seen by")),
)

register(
    Screen(
        "office.assets", _("Assets"), "office.Asset", menu="administration", order=20, posts=MANAGERS,
        columns=(
            Column("code", _("Asset code"), link="office.assets"), Column("name", _("Asset card")), PLACE, Column("holder.name", _("User")),
            Column("cost", _("Cost"), "money", total=True), Column("bought_on", _("Bought on"), "date"), Column("get_kind_display", _("Kind of asset")),
            Column("get_department_display", _("Department")), Column("service_due", _("Maintenance due"), "date"), Column("scrapped_on", _("Scrapped on"), "date"),
            Column("warranty_until", _("Warranty until"), "date", hidden=True), Column("every_months", _("Maintained every, months"), "number", hidden=True),
        ),
        search=("code", "name"), filters=("kind", "department", "holder", "service_due", "bought_on", "scrapped_on"), ordering=("code",), new=("office.register_asset",),
        actions=(
            Action("office.move_asset", main=True), Action("office.note_service"), Action("office.plan_service"), Action("office.scrap_asset"),
        ),
        links=(Link(_("QR label"), "/office/assets/{id}/label/", (), "office.see_assets"),),
        panels=(
            Panel(_("Maintenance and repairs"), SERVICES, lambda a, actor: a.services.select_related("by").order_by("-id")[:50]),
            Panel(_("Seen in counts"), SEEN_AT, lambda a, actor: a.sightings.select_related("count", "by").order_by("-id")[:20]),
        ),
        empty=_("No assets."),
    ),
    Screen(
        "office.ppe", _("PPE register"), "office.SupplyRequest", menu="administration", order=25, posts=("hr_manager", "general_manager", "service_manager"),
        columns=(
            Column("asked_by.name", _("Employee"), link="office.ppe"), Column("supply.name", _("Supply")), Column("quantity", _("Quantity"), "quantity", unit="supply.unit"),
            Column("issued_on", _("Handed out on"), "date"), Column("renew_on", _("To be renewed on"), "date"), Column("number", _("Number"), hidden=True),
        ),
        search=("asked_by__name", "supply__name"), filters=("supply", "issued_on", "renew_on"), ordering=("renew_on", "-issued_on"),
        base=lambda found: found.filter(state="issued", supply__ppe=True), empty=_("No protective equipment was handed out."),
    ),
    Screen(
        "office.asset_counts", _("Counts of assets"), "office.AssetCount", menu="administration", order=21, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.asset_counts"), Column("begun_on", _("Begun on"), "date"), Column("begun_by.name", _("Begun by")),
            Column("closed_on", _("Count closed on"), "date"), Column("missing", _("Not found"), "number"), Column("reason", _("What became of them")),
        ),
        search=("number",), filters=("begun_on",), new=("office.begin_asset_count",),
        actions=(Action("office.sight_asset", ("open",), main=True), Action("office.close_asset_count", ("open",))),
        panels=(
            Panel(_("Not seen yet"), UNSEEN, lambda c, actor: unseen(c).select_related("holder")[:500]),
            Panel(_("Seen"), SEEN, lambda c, actor: c.sightings.select_related("asset", "by").order_by("-id")[:500]),
        ),
        document="office.asset_count", empty=_("Assets were never counted."),
    ),
    Screen(
        "office.supplies", _("Supplies"), "office.Supply", menu="administration", order=22, posts=EVERYBODY,
        columns=(
            Column("code", _("Supply code"), link="office.supplies"), Column("name", _("Supply")), Column("stock", _("In store"), "quantity", unit="unit"),
            Column("least", _("Minimum stock"), "quantity"), Column("quota", _("Quota per person and quarter"), "quantity"), Column("unit", _("Unit"), hidden=True),
            Column("ppe", _("Protective equipment"), "flag"), Column("lasts_months", _("Lasts, months"), "number", hidden=True),
        ),
        search=("code", "name"), ordering=("code",), new=("office.add_supply",),
        actions=(Action("office.ask_supplies", main=True), Action("office.buy_supplies"), Action("office.count_supplies")),
        panels=(Panel(_("Movements"), MOVES, lambda s, actor: s.moves.select_related("by").order_by("-id")[:100]),), empty=_("No supplies."),
    ),
    Screen(
        "office.supply_requests", _("Requests for supplies"), "office.SupplyRequest", menu="administration", order=24, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.supply_requests"), Column("supply.name", _("Supply")), Column("quantity", _("Quantity"), "quantity", unit="supply.unit"),
            Column("state", _("State"), "state"), Column("asked_by.name", _("Asked by")), Column("asked_on", _("Asked on"), "date"), Column("reason", _("What for")),
            Column("over_quota", _("Above the quota"), "flag"), Column("decided_by.name", _("Decided by"), hidden=True), Column("issued_on", _("Handed out on"), "date"),
        ),
        search=("number", "supply__name", "asked_by__name"), filters=("state", "supply", "asked_on"), new=("office.ask_supplies",),
        actions=(Action("office.decide_supplies", ("asked",), main=True), Action("office.issue_supplies", ("allowed",), main=True)),
        document="office.supply_request", bulk=("office.issue_supplies",), empty=_("Nobody asks for anything."),
    ),
    Screen(
        "office.supply_buyings", _("Buying of supplies"), "office.SupplyBuying", menu="administration", order=26, posts=("hr_manager", "general_manager", "finance_manager"),
        columns=(
            Column("number", _("Number"), link="office.supply_buyings"), Column("supply.name", _("Supply")), Column("quantity", _("Quantity"), "quantity", unit="supply.unit"),
            Column("state", _("State"), "state"), Column("supplier", _("Supplier")), Column("amount", _("Amount"), "money", total=True), Column("quoted", _("Quotes")),
            Column("asked_by.name", _("Asked by")), Column("approved_by.name", _("Approved by"), hidden=True), Column("received_on", _("Received on"), "date"),
        ),
        search=("number", "supply__name", "supplier"), filters=("state", "received_on"), new=("office.buy_supplies",),
        actions=(Action("office.approve_buying", ("asked",), main=True), Action("office.receive_supplies", ("approved",), main=True)),
        document="office.supply_buying", empty=_("Nothing is bought."),
    ),
)  # fmt: skip
