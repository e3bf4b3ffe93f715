"""What the database refuses about cars."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import Master

GUARDS = [
    AppendOnly("vehicles.Odometer"),
    AppendOnly("vehicles.RecallContact"),
    FrozenWhen("vehicles.Vehicle", when="OLD.merged_into_id IS NOT NULL"),
    FrozenWhen("vehicles.RecallCar", when="OLD.state = 'done'"),
    # An odometer runs forward.
    Refuse(
        "vehicles_odometer_forward",
        "vehicles.Odometer",
        "INSERT",
        "NEW.reason = '' AND EXISTS (SELECT 1 FROM vehicles_odometer o WHERE o.vehicle_id = NEW.vehicle_id"
        " AND o.km > NEW.km AND o.read_on <= NEW.read_on"
        " AND o.id > COALESCE((SELECT MAX(c.id) FROM vehicles_odometer c WHERE c.vehicle_id = NEW.vehicle_id"
        " AND c.reason <> ''), 0))",
    ),
    # A file that is merged away points at one that lives.
    Refuse(
        "vehicles_vehicle_merged_into_living",
        "vehicles.Vehicle",
        "UPDATE",
        "NEW.merged_into_id IS NOT NULL AND OLD.merged_into_id IS NULL AND EXISTS (SELECT 1 FROM vehicles_vehicle v"
        " WHERE v.id = NEW.merged_into_id AND v.merged_into_id IS NOT NULL)",
    ),
    Master(
        "vehicles.CarModel",
        once=("code",),
        free=(
            "name",
            "level",
            "parent_id",
            "drive",
            "model_year",
            "warranty_months",
            "warranty_km",
            "first_service_months",
            "first_service_km",
            "service_months",
            "service_km",
            "active",
        ),
    ),
    Master(
        "vehicles.Recall", once=("store_id", "code"), free=("title", "kind", "announced_on", "content", "stop_sale")
    ),
]
