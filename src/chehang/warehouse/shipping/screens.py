"""The screens of shipments, claims and incidents."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.core.views import Board, Calendar

SEES = ("keeper", "parts_manager", "parts_planner", "parts_sales", "general_manager")

register(
    Screen(
        "warehouse.shipments",
        _("Shipments"),
        "warehouse.Shipment",
        menu="warehouse",
        posts=SEES,
        columns=(
            Column("outbound.number", _("Outbound order"), link="warehouse.outbound"),
            Column("state", _("State"), "state"),
            Column("outbound.receiver_name", _("Receiver")),
            Column("carrier", _("Carrier")),
            Column("waybill", _("Waybill")),
            Column("boxes", _("Boxes"), "number", hidden=True),
            Column("weight_kg", _("Weight, kg"), "quantity", hidden=True),
            Column("freight", _("Freight"), "money", total=True),
            Column("get_payer_display", _("Who pays the freight"), hidden=True),
            Column("insured", _("Insured value"), "money", hidden=True),
            Column("shipped_at", _("Shipped"), "datetime"),
            Column("eta", _("Expected there"), "date"),
            Column("arrived_at", _("Arrived there"), "datetime"),
            Column("called_at", _("Called"), "datetime"),
            Column("called_by.name", _("Called by"), hidden=True),
            Column("satisfaction", _("Satisfaction, 1 to 5"), "number"),
            Column("answer", _("What the receiver says"), hidden=True),
        ),
        search=("outbound__number", "outbound__receiver_name", "carrier", "waybill"),
        filters=("state", "shipped_at"),
        actions=(
            Action("warehouse.describe_shipment", ("shipped",)),
            Action("warehouse.note_arrival", ("shipped",), main=True),
            Action("warehouse.call_receiver", ("arrived",), main=True),
            Action("warehouse.open_claim", ("shipped", "arrived", "trouble")),
        ),
        views=(
            Board(
                card=(
                    Column("outbound.receiver_name", _("Receiver")),
                    Column("carrier", _("Carrier")),
                    Column("waybill", _("Waybill")),
                ),
                lanes=("shipped", "arrived", "trouble", "followed"),
            ),
        ),
        heading="outbound.number",
        empty=_("Nothing was sent yet. Goods that a carrier takes stand here until the receiver has answered."),
        order=32,
    ),
    Screen(
        "warehouse.claims",
        _("Claims"),
        "warehouse.Claim",
        menu="warehouse",
        posts=(*SEES, "accountant", "finance_manager"),
        columns=(
            Column("number", _("Number"), link="warehouse.claims"),
            Column("state", _("State"), "state"),
            Column("get_against_display", _("Claimed from")),
            Column("name", _("Name")),
            Column("discrepancy.number", _("Discrepancy report"), link="warehouse.discrepancies"),
            Column("quantity", _("Quantity"), "quantity"),
            Column("amount_ex", _("Amount without VAT"), "money", total=True),
            Column("amount_inc", _("Amount with VAT"), "money", total=True),
            Column("due_on", _("To be claimed until"), "date"),
            Column("opened_at", _("Claimed"), "datetime"),
            Column("opened_by.name", _("Claimed by")),
            Column("get_way_display", _("How it ends")),
            Column("received", _("Got back with VAT"), "money", total=True),
            Column("reason", _("Reason"), hidden=True),
            Column("answer", _("Answer"), hidden=True),
        ),
        search=("number", "name", "reason", "discrepancy__number"),
        filters=("state", "against", "due_on", "opened_at"),
        new=("warehouse.open_claim",),
        actions=(
            Action("warehouse.answer_claim", ("submitted", "rejected"), main=True),
            Action("warehouse.settle_claim", ("accepted", "rejected"), main=True),
        ),
        document="warehouse.claim",
        views=(Calendar("due_on", (Column("number", _("Number")), Column("name", _("Name")))),),
        empty=_("No claims. What came short or broken is claimed from its discrepancy report."),
        order=34,
    ),
    Screen(
        "warehouse.incidents",
        _("Warehouse incidents"),
        "warehouse.Incident",
        menu="warehouse",
        posts=("keeper", "parts_manager", "general_manager", "hr_manager"),
        columns=(
            Column("get_kind_display", _("Kind")),
            Column("state", _("State"), "state"),
            Column("place", _("Place")),
            Column("what", _("What happened")),
            Column("loss", _("Estimated loss"), "money", total=True),
            Column("reported_at", _("Reported"), "datetime"),
            Column("reported_by.name", _("Reported by")),
            Column("measure", _("What was done")),
            Column("closed_by.name", _("Closed by")),
        ),
        search=("place", "what", "measure"),
        filters=("state", "kind", "reported_at"),
        new=("warehouse.report_incident",),
        actions=(Action("warehouse.close_incident", ("reported",), main=True),),
        heading="place",
        empty=_("No incidents. Report fire, damp, theft or a leak at once."),
        order=66,
    ),
)
CLAIMS = Panel(
    _("Claims"),
    (
        Column("number", _("Number"), link="warehouse.claims"),
        Column("state", _("State"), "state"),
        Column("get_against_display", _("Claimed from")),
        Column("amount_inc", _("Amount with VAT"), "money"),
        Column("due_on", _("To be claimed until"), "date"),
    ),
    lambda row, actor: row.claims.order_by("id"),
)
