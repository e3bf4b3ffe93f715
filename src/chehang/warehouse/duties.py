"""Duties that the warehouse performs: receiving, put-away, issuing with signatures, shortages."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

RECEIVING = (
    "warehouse.enter_packing_list",
    "warehouse.enter_invoice",
    "warehouse.start_count",
    "warehouse.count_line",
    "warehouse.finish_count",
    "warehouse.post_receipt",
)
ISSUING = (
    "warehouse.pick_line",
    "warehouse.inspect_fragile",
    "warehouse.sign_outbound",
    "warehouse.sign_receiver",
    "warehouse.hand_over",
)
RECEIVED = Documents("warehouse.Inbound", "posted_at")
ISSUED = Documents("warehouse.Outbound", "released_at")

COUNTING = (
    "warehouse.plan_stock_count",
    "warehouse.begin_stock_count",
    "warehouse.enter_stock_count",
    "warehouse.finish_stock_count",
    "warehouse.explain_difference",
    "warehouse.witness_stock_count",
)

VISITS = ("warehouse.request_visit", "warehouse.decide_visit", "warehouse.note_entry")
TOOLS = ("warehouse.lend_tool", "warehouse.take_tool_back", "warehouse.calibrate_tool")
DISPOSALS = ("warehouse.propose_disposal", "warehouse.execute_disposal")
PATROL = ("work.start_check", "work.answer_check", "work.finish_check")

SENDING = ("warehouse.hand_over", "warehouse.describe_shipment", "warehouse.note_arrival", "warehouse.call_receiver")
CLAIMS = ("warehouse.open_claim", "warehouse.answer_claim", "warehouse.settle_claim")
OLD_PARTS = (
    "warehouse.tag_old_part",
    "warehouse.send_old_parts",
    "warehouse.settle_old_part",
    "warehouse.end_old_part",
)
TRANSFERS = ("warehouse.request_transfer", "warehouse.agree_transfer", "warehouse.settle_transfer")
INCIDENTS = ("warehouse.report_incident", "warehouse.close_incident")

perform(
    Share(
        "P-W6", SENDING, ("warehouse.shipments",), covers=("shipments",),
        evidence=(Acts(SENDING[3:], by=("keeper",), when=Documents("warehouse.Shipment", "arrived_at")),),
        owed=(Owed("warehouse.Shipment", "arrived_at", {"state": "arrived"}, 24,
                   _("Parcels arrived and the receiver not called"), "/warehouse/shipments/?state=arrived"),),
    ),
    Share("P-W6", TRANSFERS, ("warehouse.transfers",),
          owed=(Owed("warehouse.Transfer", "received_at", {"state": "differs"}, 72, _("Transfers that did not arrive whole"), "/warehouse/transfers/?state=differs"),)),
    Share("P-W1", INCIDENTS, ("warehouse.incidents",), covers=("incidents",)),
    Share("P-W6", OLD_PARTS, ("warehouse.old_parts",),
          owed=(Owed("warehouse.OldPart", "kept_at", {"state": "kept"}, 24 * 90, _("Old parts kept too long"), "/warehouse/old_parts/?state=kept"),)),
    Share("P-W2", CLAIMS, ("warehouse.claims",)),
    Share("P-W1", (*VISITS, *PATROL), ("warehouse.visits",), covers=("entry_log", "patrol"),
          evidence=(Acts(PATROL[2:], by=("keeper",)),)),
    Share("P-M3", TOOLS, ("warehouse.tools",), covers=("tool_crib",)),
    Share("P-W7", DISPOSALS, ("warehouse.disposals",), covers=("slow_movers",),
          evidence=(Acts(DISPOSALS[:1], by=("keeper",)),)),
    Share(
        "P-M7", COUNTING, ("warehouse.stock_counts", "warehouse.count_calendar"), covers=("stock_count",),
        evidence=(Acts(COUNTING[:1], by=("parts_manager",)), Acts(COUNTING[5:], by=("accountant", "finance_manager"))),
        owed=(Owed("warehouse.StockCount", "began_at", {"state__in": ("counting", "recount", "review")}, 72,
                   _("Counts not finished"), "/warehouse/stock_counts/"),),
    ),
    Share(
        "P-W7", COUNTING[1:4], ("warehouse.counting",), covers=("stock_count",),
        evidence=(Acts(COUNTING[2:3], by=("keeper",)),),
    ),
    Share(
        "P-W2", RECEIVING, ("warehouse.receiving", "warehouse.discrepancies"), covers=("receiving", "discrepancies"),
        evidence=(Acts(("warehouse.post_receipt",), by=("keeper",), when=RECEIVED),),
        owed=(Owed("warehouse.Inbound", "started_at", {"state__in": ("counting", "checked")}, 24,
                   _("Deliveries counted but not received"), "/warehouse/receiving/"),),
    ),
    Share(
        "P-W3", ("warehouse.put_away",), ("warehouse.putting_away",), covers=("put_away",),
        evidence=(Acts(("warehouse.put_away",), by=("keeper",),
                       when=Documents("warehouse.InboundLine", "inbound__posted_at", {"accepted__gt": 0})),),
        owed=(Owed("warehouse.InboundLine", "inbound__posted_at",
                   {"inbound__state": "posted", "placed__lt": F("accepted")}, 24,
                   _("Lines to put away"), "/warehouse/putaway/"),),
    ),
    Share(
        "P-W4", ISSUING, ("warehouse.signing", "warehouse.picking"), covers=("issue_signatures", "fragile_inspection"),
        evidence=(
            Acts(("warehouse.sign_outbound",), 2, by=("keeper",), when=ISSUED),
            Acts(("warehouse.inspect_fragile",), by=("keeper",),
                 when=Documents("warehouse.OutboundLine", "outbound__released_at", {"fragile": True})),
        ),
        owed=(Owed("warehouse.Outbound", "created_at", {"state__in": ("created", "picked", "checked")}, 48,
                   _("Outbound orders not issued"), "/warehouse/signing/"),),
    ),
    Share("P-W5", ("warehouse.report_shortage",), ("warehouse.shortages",), covers=("shortage_report",),
         evidence=(Acts(("warehouse.report_shortage",), by=("keeper",)),)),
    Share(
        "P-P4", ("warehouse.acknowledge_shortage",), ("warehouse.shortages",), covers=("shortages",),
        owed=(Owed("warehouse.Shortage", "reported_at", {"noted_at": None}, 24,
                   _("Shortages nobody has noted"), "/warehouse/shortages/"),),
    ),
    Share(
        "P-M3", ("warehouse.acknowledge_discrepancy", "warehouse.settle_discrepancy"), ("warehouse.deliveries",),
        covers=("parts_chain",),
        evidence=(Acts(("warehouse.post_receipt",), when=RECEIVED), Acts(("warehouse.sign_outbound",), 2, when=ISSUED)),
        owed=(Owed("warehouse.Discrepancy", "created_at", {"state__in": ("open", "acknowledged")}, 72,
                   _("Discrepancies not settled"), "/warehouse/discrepancies/"),),
    ),
)  # fmt: skip
