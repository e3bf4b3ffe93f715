"""What the database refuses in the warehouse: above all, goods leaving without the signatures (H1, H2)."""

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.fixed import COUNTED, WRITTEN
from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import FixedWhileUsed, Master

from .counts.guards import GUARDS as COUNTS

_SIGNED = (
    "FROM core_signature s WHERE s.document = 'warehouse.outbound' AND s.object_id = NEW.id"
    " AND s.store_id = NEW.store_id AND s.digest = NEW.seal"
)
_TWO_KEEPERS = f"(SELECT COUNT(DISTINCT s.employee_id) {_SIGNED} AND s.slot IN ('keeper_1', 'keeper_2') AND s.employee_id <> 0) >= 2"
_CUSTOMER = (
    f"(NEW.handover <> 'collect' OR EXISTS (SELECT 1 {_SIGNED} AND s.slot = 'receiver' AND s.image_id IS NOT NULL))"
)
_INSPECTED = (
    "NOT EXISTS (SELECT 1 FROM warehouse_outboundline l WHERE l.outbound_id = NEW.id AND l.fragile"
    " AND (l.inspection <> 'sound' OR l.photo_id IS NULL))"
)
_OUT = "('released', 'handed_over', 'reversed', 'cancelled')"
_LINE_OUT = f"(SELECT o.state FROM warehouse_outbound o WHERE o.id = OLD.outbound_id) IN {_OUT}"
_INBOUND_DONE = (
    "(SELECT i.state FROM warehouse_inbound i WHERE i.id = {row}.inbound_id) IN ('posted', 'placed', 'cancelled')"
)
# A delivery counts until its goods are in the books and its invoice is booked; what is shelved is stock on hand.
_COMING = (
    "(SELECT i.state FROM warehouse_inbound i WHERE i.id = u.inbound_id) IN ('expected', 'counting', 'checked', 'posted')"
    " OR u.estimate_left <> 0"
)
_GOING = f"(SELECT o.state FROM warehouse_outbound o WHERE o.id = u.outbound_id) NOT IN {_OUT}"

GUARDS = [
    *COUNTS,
    AppendOnly("warehouse.LateShare"),
    FrozenWhen(
        "warehouse.Transfer",
        when="1 = 1",
        but=(
            "state",
            "twin",
            "twin_number",
            "agreed_at",
            "agreed_by_id",
            "sent_at",
            "received_at",
            "cost",
        ),
    ),
    FrozenWhen(
        "warehouse.TransferLine",
        when="1 = 1",
        but=("cost", "arrived", "damaged", "arrived_value", "settled", "settled_value"),
    ),
    Master(
        "warehouse.OutletPlace", once=("store_id", "outlet_id", "shelf_id", "road_id", "since"), free=("keeper_id",)
    ),
    FrozenWhen(
        "warehouse.OutletTransfer",
        when="1 = 1",
        but=("state", "agreed_at", "agreed_by_id", "sent_at", "received_at", "received_by_id"),
    ),
    FrozenWhen("warehouse.OutletTransferLine", when="1 = 1", but=("arrived", "damaged", "settled")),
    # Nobody agrees for both stores, and no goods are asked for by who agrees to them in that store.
    Refuse(
        "warehouse_transfer_agreed_by_another",
        "warehouse.Transfer",
        "UPDATE",
        "NEW.agreed_by_id IS NOT NULL AND OLD.agreed_by_id IS NULL AND NEW.agreed_by_id = NEW.asked_by_id",
    ),
    # Who counted a delivery does not receive it as well (验收1, 验收2).
    Refuse(
        "warehouse_inbound_received_by_another",
        "warehouse.Inbound",
        "UPDATE",
        "NEW.state = 'posted' AND OLD.state = 'checked' AND NEW.poster_id = NEW.counter_id",
    ),
    AppendOnly("warehouse.BinMove"),
    FrozenWhen("warehouse.OldPart", when="OLD.state NOT IN ('kept', 'sent')"),
    FrozenWhen("warehouse.Claim", when="OLD.state = 'settled'"),
    FrozenWhen("warehouse.Incident", when="OLD.state = 'closed'"),
    FrozenWhen("warehouse.Shipment", when="OLD.state = 'followed'"),
    FrozenWhen("warehouse.Visit", when="OLD.state IN ('left', 'refused')"),
    FrozenWhen("warehouse.Disposal", when="OLD.state = 'done'"),
    Refuse(
        "warehouse_outbound_signed",
        "warehouse.Outbound",
        "UPDATE",
        f"NEW.state = 'released' AND OLD.state <> 'released' AND NOT ({_TWO_KEEPERS} AND {_CUSTOMER} AND {_INSPECTED})",
    ),
    FrozenWhen(
        "warehouse.Outbound",
        when=f"OLD.state IN {_OUT}",
        but=("state", "handed_over_at", "waybill", "carrier"),
    ),
    FrozenWhen("warehouse.OutboundLine", when=_LINE_OUT, but=("cost",)),
    FrozenWhen("warehouse.Pick", when=_LINE_OUT),
    FrozenWhen("warehouse.Inbound", when="OLD.state IN ('posted', 'placed', 'cancelled')", but=("state",)),
    FrozenWhen(
        "warehouse.InboundLine", when=_INBOUND_DONE.format(row="OLD"), but=("billed", "estimate_left", "placed")
    ),
    Refuse("warehouse_inboundline_late", "warehouse.InboundLine", "INSERT", _INBOUND_DONE.format(row="NEW")),
    FrozenWhen("warehouse.SupplierInvoice", when="OLD.booked_ex <> 0", but=("booked_ex", "booked_tax")),
    FrozenWhen("warehouse.InvoiceLine", when="OLD.state = 'booked'"),
    AppendOnly("warehouse.DiscrepancyLine"),
    FixedWhileUsed("catalogue.Part", COUNTED, "warehouse.InboundLine", _COMING, _("an expected delivery")),
    FixedWhileUsed("catalogue.Part", WRITTEN, "warehouse.OutboundLine", _GOING, _("goods on their way out")),
]
