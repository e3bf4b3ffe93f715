"""What the database refuses about imports."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    AppendOnly("customs.BrokerMessage"),
    AppendOnly("customs.Tariff"),
    AppendOnly("customs.CustomsRate"),
    FrozenWhen("customs.Shipment", "OLD.state = 'closed'"),
]
