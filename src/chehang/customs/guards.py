"""What the database refuses about imports."""

from chehang.core.guards import AppendOnly, FrozenWhen
from chehang.core.masterdata import Master

GUARDS = [
    AppendOnly("customs.Amendment"),
    AppendOnly("customs.AmendedLine"),
    AppendOnly("customs.BrokerEvaluation"),
    AppendOnly("customs.BrokerMessage"),
    AppendOnly("customs.Tariff"),
    AppendOnly("customs.CustomsRate"),
    FrozenWhen("customs.Shipment", "OLD.state IN ('closed', 'returned')", but=("state", "closed_at")),
    Master("customs.Broker", once=("store_id",), free=("name", "licence", "contact", "phone", "fees", "active")),
]
