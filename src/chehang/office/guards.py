"""What the database refuses in administration."""

from django.utils.translation import gettext_lazy as _

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import FixedWhileUsed, Master

_LIST = "(SELECT d.{} FROM office_destruction d WHERE d.id = NEW.destruction_id)"

GUARDS = [
    FrozenWhen("office.Destruction", "1 = 1", ("state", "decided_by_id", "decided_at")),
    Refuse("office_destruction_decided", "office.Destruction", "UPDATE", "OLD.state <> 'asked'"),
    FrozenWhen("office.Destroyed", "1 = 1", ("digest", "done")),
    # I44: what is too young comes on no list, a list does not grow after its decision, what is gone stays gone.
    Refuse("office_destroyed_too_young", "office.Destroyed", "INSERT", f"NEW.dated >= {_LIST.format('before')}"),
    Refuse("office_destroyed_listed", "office.Destroyed", "INSERT", f"{_LIST.format('state')} <> 'asked'"),
    Refuse("office_destroyed_for_good", "office.Destroyed", "UPDATE", "OLD.done"),
    FrozenWhen("office.Hazard", when="OLD.state = 'closed'"),
    FrozenWhen("office.SealUse", when="OLD.state <> 'asked'", but=("state", "used_on")),
    FrozenWhen("office.Incident", when="OLD.state = 'closed'"),
    AppendOnly("office.IncidentEntry"),
    AppendOnly("office.SupplyMove"),
    FrozenWhen("office.SupplyRequest", when="OLD.state IN ('issued', 'refused')"),
    FrozenWhen("office.SupplyBuying", when="OLD.state IN ('received', 'refused')"),
    FrozenWhen("office.CompanyPaper", when="OLD.state IN ('valid', 'archived')", but=("state", "box", "keep_until")),
    FrozenWhen("office.AssetCount", when="OLD.closed_on IS NOT NULL"),
    AppendOnly("office.AssetSighting"),
    AppendOnly("office.AssetService"),
    FrozenWhen("office.HouseEvent", when="OLD.state IN ('closed', 'refused')"),
    FrozenWhen("office.Booking", when="1 = 1", but=("state",)),
    FrozenWhen("office.CarTrip", when="OLD.state IN ('back', 'refused')"),
    AppendOnly("office.CarFuel"),
    AppendOnly("office.CarPaper"),
    AppendOnly("office.WasteTransfer"),
    FrozenWhen("office.WasteBatch", when="1 = 1", but=("transfer_id",)),
    Refuse(
        "office_waste_gone_once",
        "office.WasteBatch",
        "UPDATE",
        "OLD.transfer_id IS NOT NULL AND (NEW.transfer_id IS NULL OR NEW.transfer_id <> OLD.transfer_id)",
    ),
    FrozenWhen("office.Welfare", when="OLD.state <> 'planned'"),
    FrozenWhen("office.WelfareGift", when="OLD.taken_on IS NOT NULL"),
    FrozenWhen("office.Stay", when="OLD.until IS NOT NULL"),
    AppendOnly("office.MealDay"),
    FrozenWhen("office.SavingIdea", when="OLD.state IN ('done', 'refused')"),
    FrozenWhen("office.Visit", when="OLD.state IN ('left', 'cancelled')"),
    FixedWhileUsed(
        "office.Supply", ("unit",), "office.SupplyMove", "1 = 1", _("what came in and was issued"), "supply_id"
    ),
    Master(
        "office.Asset",
        once=("store_id", "code", "name", "cost", "bought_on"),
        free=(
            "place",
            "holder_id",
            "scrapped_on",
            "kind",
            "department",
            "warranty_until",
            "every_months",
            "service_due",
        ),
    ),
    Master("office.Room", once=("store_id", "name"), free=("seats", "equipment")),
    Master("office.Bed", once=("store_id", "room", "bed")),
    Master(
        "office.CompanyCar",
        once=("store_id", "plate"),
        free=("name", "use", "odometer", "insured_until", "inspected_until"),
    ),
    Master("office.Supply", once=("store_id", "code"), free=("name", "least", "quota", "stock", "ppe", "lasts_months")),
]
