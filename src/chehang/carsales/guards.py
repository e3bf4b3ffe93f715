"""What the database refuses in car sales: what was said stays said, released deals keep their fees, a delivered one stays as it is."""

from chehang.core.guards import AppendOnly, FrozenWhen, Guard, Refuse
from chehang.core.masterdata import Master

_RELEASED = "(SELECT d.state FROM carsales_deal d WHERE d.id = {row}.deal_id) NOT IN ('quoted', 'draft')"

GUARDS: list[Guard] = [
    AppendOnly("carsales.FollowUp"),
    AppendOnly("carsales.RivalNote"),
    FrozenWhen("carsales.Visit", "OLD.left_at IS NOT NULL"),
    FrozenWhen("carsales.Drive", "OLD.state = 'done'", ("driver", "licence_no")),
    AppendOnly("carsales.CarPrice"),
    AppendOnly("carsales.CarMove"),
    AppendOnly("carsales.CarCheck"),
    AppendOnly("carsales.CarCheckItem"),
    FrozenWhen("carsales.Deal", "OLD.state IN ('delivered', 'cancelled')"),
    FrozenWhen("carsales.DealFee", _RELEASED.format(row="OLD")),
    Refuse("carsales_dealfee_no_more", "carsales.DealFee", "INSERT", _RELEASED.format(row="NEW")),
    FrozenWhen("carsales.Car", "OLD.state = 'delivered'"),
    AppendOnly("carsales.CarCost"),
    AppendOnly("carsales.OutletSale"),
    FrozenWhen("carsales.TradeIn", "OLD.state = 'declined'"),
    FrozenWhen("carsales.CarReturn", "OLD.state IN ('refused', 'done')"),
    FrozenWhen("carsales.ClawBack", "OLD.taken_in_id IS NOT NULL"),
    AppendOnly("carsales.SalesTarget"),
    AppendOnly("carsales.MysteryVisit"),
    AppendOnly("carsales.OutletVisit"),
    AppendOnly("carsales.OutletReport"),
    AppendOnly("carsales.OutletAssessment"),
    AppendOnly("carsales.OutletTarget"),
    AppendOnly("carsales.DealPaper"),
    FrozenWhen("carsales.CarTransfer", "OLD.received_at IS NOT NULL"),
    AppendOnly("carsales.DemoCarCost"),
    FrozenWhen("carsales.RewardPolicy", "OLD.state IN ('in_force', 'dropped')"),
    FrozenWhen("carsales.Commission", "OLD.state = 'approved'"),
    FrozenWhen("carsales.FloorLoan", "OLD.state = 'repaid'"),
    FrozenWhen("carsales.Challenge", "OLD.state <> 'asked'"),
    Master(
        "carsales.DemoCar",
        once=("store_id",),
        free=("plate_no", "model_name", "insured_until", "mileage", "sale_planned_on", "active"),
    ),
    Master(
        "carsales.Outlet",
        once=("store_id", "code", "customer_id"),
        free=("name", "keeper_id", "area", "contract_no", "deposit", "points", "opened_on", "closed_on"),
    ),
]
