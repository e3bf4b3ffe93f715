"""Screens of targets, reward policies, commissions, mystery visits, floor-plan loans and visits to outlets."""

from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.carsales import rewarding
from chehang.carsales.models import Commission, Deal, MysteryVisit, RewardPolicy
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Page, Panel, Screen

HEADS = ("sales_manager", "general_manager", "finance_manager")
OPEN = ("draft", "submitted", "authorised")
STEPS = {
    "reception": _("Reception"),
    "needs": _("Needs"),
    "presentation": _("Presentation"),
    "drive": _("Test drive"),
    "offer": _("Offers"),
    "order": _("Order"),
    "handover": _("Handing over"),
    "follow": _("Following up"),
}
LINES = {
    "cars": _("Cars"),
    "loans": _("Loans"),
    "insurance": _("Insurance"),
    "accessories": _("Accessories"),
    "warranties": _("Extended warranties"),
    "penalty": _("Penalty"),
}
MEAN_QUALITY = Decimal("0.93")


@dataclass(frozen=True)
class Tried:
    """What a policy pays a consultant for the orders that are open, beside the one in force."""

    who: str
    cars: int
    now: Decimal
    then: Decimal

    @property
    def change(self) -> Decimal:
        return self.then - self.now


def simulated(policy: RewardPolicy, actor: Actor) -> list[Tried]:
    """The open orders of each consultant under this policy and under the one in force, as if all were handed over at the target."""
    found: dict[Any, list[Deal]] = {}
    deals = rows(Deal, actor).filter(state__in=OPEN).select_related("consultant", "car").prefetch_related("fees")
    for deal in deals.order_by("consultant_id", "id"):
        found.setdefault(deal.consultant, []).append(deal)
    now = rewarding.policy_on(actor, policy.valid_from)
    tried = []
    for person, mine in found.items():
        pays = [
            rewarding.total(rewarding.reckon(actor, one, mine, len(mine), MEAN_QUALITY)) if one else Decimal(0)
            for one in (now, policy)
        ]
        tried.append(Tried(person.name, len(mine), *pays))
    return tried


def _steps(name: str) -> Any:
    return lambda row, actor: [SimpleNamespace(up_to=a, factor=b) for a, b in getattr(row, name)]


def _items(row: Commission, actor: Actor) -> list[Any]:
    return [SimpleNamespace(**{**x, "text": LINES.get(x["text"], x["text"])}) for x in row.items]


def _scores(row: MysteryVisit, actor: Actor) -> list[Any]:
    return [SimpleNamespace(step=STEPS[s], points=p) for s, p in row.scores.items()]


TWO = (Column("up_to", _("Less than")), Column("factor", _("Multiplier")))
PAGES = (
    Page(
        "carsales.steps",
        _("Sales process"),
        "/carsales/steps/",
        "carsales",
        ("sales_manager", "general_manager"),
        order=18,
    ),
    Page(
        "carsales.month",
        _("The month of sales"),
        "/carsales/month/",
        "carsales",
        ("sales_manager", "general_manager", "finance_manager"),
        order=17,
    ),
    Page(
        "carsales.places",
        _("True stock by place"),
        "/carsales/places/",
        "carsales",
        ("sales_manager", "general_manager", "car_clerk", "finance_manager"),
        order=34,
    ),
    Page(
        "carsales.my_outlet",
        _("Cars at my outlet"),
        "/carsales/my_outlet/",
        "carsales",
        ("outlet_keeper", "sales_manager"),
        order=61,
    ),
)
TARGETS = Screen(
    "carsales.targets",
    _("Targets of consultants"),
    "carsales.SalesTarget",
    menu="carsales",
    order=20,
    posts=("sales_manager", "sales_consultant", "general_manager"),
    columns=(
        Column("month", _("Month"), "date"),
        Column("consultant.name", _("Consultant")),
        Column("cars", _("Cars"), "number", total=True),
        Column("weight", _("Weight"), "rate"),
        Column("history", _("Share of the past"), "rate", hidden=True),
        Column("seniority", _("Seniority"), "rate", hidden=True),
        Column("leads", _("Share of leads"), "rate", hidden=True),
        Column("newcomer", _("Month since joining"), "number", hidden=True),
        Column("version", _("Version"), "number"),
        Column("set_by_name", _("Set by")),
    ),
    filters=("month", "consultant", "version"),
    ordering=("-month", "-version", "id"),
    new=("carsales.set_sales_targets",),
    heading="month",
    empty=_("No targets yet. Set those of the month."),
)
POLICIES = Screen(
    "carsales.reward_policies",
    _("Reward policies"),
    "carsales.RewardPolicy",
    menu="carsales",
    order=21,
    posts=(*HEADS, "sales_consultant"),
    columns=(
        Column("number", _("Number")),
        Column("state", _("State"), "state"),
        Column("name", _("Name")),
        Column("valid_from", _("From"), "date"),
        Column("base", _("For a car"), "money"),
        Column("slow", _("For a slow car"), "money"),
        Column("slow_days", _("Slow after days"), "number"),
        Column("insurance", _("Share of insurance commission"), "rate"),
        Column("finance", _("For a loan"), "money"),
        Column("accessory", _("Share of the gross of accessories"), "rate"),
        Column("warranty", _("Share of the gross of extended warranties"), "rate"),
        Column("reason", _("Reason"), hidden=True),
    ),
    search=("number", "name"),
    filters=("state", "valid_from"),
    new=("carsales.draft_reward_policy",),
    panels=(
        Panel(_("By target attained"), TWO, _steps("volume")),
        Panel(_("By satisfaction"), TWO, _steps("quality")),
        Panel(
            _("Simulated on the open orders"),
            (
                Column("who", _("Consultant")),
                Column("cars", _("Cars"), "number"),
                Column("now", _("By the policy in force"), "money"),
                Column("then", _("By this policy"), "money"),
                Column("change", _("Difference"), "money"),
            ),
            simulated,
        ),
    ),
    document="carsales.reward_policy",
    empty=_("No policies yet."),
)
COMMISSIONS = Screen(
    "carsales.commissions",
    _("Commissions"),
    "carsales.Commission",
    menu="carsales",
    order=22,
    posts=(*HEADS, "accountant"),
    columns=(
        Column("number", _("Number")),
        Column("state", _("State"), "state"),
        Column("month", _("Month"), "date"),
        Column("consultant.name", _("Consultant")),
        Column("cars", _("Cars"), "number", total=True),
        Column("target", _("Target"), "number"),
        Column("quality", _("Satisfaction"), "rate"),
        Column("amount", _("Amount"), "money", total=True),
        Column("policy.number", _("Reward policy"), link="carsales.reward_policies"),
    ),
    search=("number", "consultant__name"),
    filters=("state", "month", "consultant"),
    new=("carsales.reckon_commissions",),
    actions=(Action("carsales.approve_commission", ("reckoned",), main=True),),
    panels=(
        Panel(
            _("How it is reckoned"),
            (Column("text", _("What")), Column("how", _("Reckoned how")), Column("amount", _("Amount"), "money")),
            _items,
        ),
    ),
    document="carsales.commission",
    empty=_("No commissions yet. Reckon them when the month is over."),
)
MYSTERY = Screen(
    "carsales.mystery_visits",
    _("Mystery visits"),
    "carsales.MysteryVisit",
    menu="carsales",
    order=19,
    posts=("sales_manager", "customer_service_manager", "general_manager"),
    columns=(
        Column("on", _("Date"), "date"),
        Column("consultant.name", _("Consultant")),
        Column("mean", _("Mean"), "rate"),
        Column("remark", _("What was seen")),
        Column("measure", _("What is done about it")),
        Column("noted_by_name", _("Recorded by")),
    ),
    filters=("on", "consultant"),
    new=("carsales.record_mystery_visit",),
    panels=(
        Panel(
            _("Points by step"), (Column("step", _("Step")), Column("points", _("Points of 100"), "number")), _scores
        ),
    ),
    heading="on",
    empty=_("No mystery visits yet."),
)
FLOOR = Screen(
    "carsales.floor_loans",
    _("Floor-plan loans"),
    "carsales.FloorLoan",
    menu="carsales",
    order=38,
    posts=("car_clerk", "accountant", "finance_manager", "sales_manager", "general_manager"),
    columns=(
        Column("contract_no", _("Loan contract")),
        Column("state", _("State"), "state"),
        Column("car.vin", _("VIN"), link="carsales.cars"),
        Column("bank", _("Bank")),
        Column("principal", _("Principal"), "money", total=True),
        Column("rate", _("Yearly rate"), "rate"),
        Column("drawn_on", _("Drawn"), "date"),
        Column("due", _("Due"), "date"),
        Column("interest_now", _("Interest so far"), "money"),
        Column("booked", _("Interest booked"), "money"),
        Column("repaid_on", _("Redeemed"), "date"),
    ),
    search=("contract_no", "car__vin", "bank"),
    filters=("state", "bank", "due"),
    new=("carsales.draw_floor_loan", "carsales.accrue_floor_interest"),
    actions=(Action("carsales.redeem_car", ("open",), main=True),),
    document="carsales.floor_loan",
    heading="contract_no",
    empty=_("No loans on cars."),
)
OUTLET_VISITS = Screen(
    "carsales.outlet_visits",
    _("Visits to outlets"),
    "carsales.OutletVisit",
    menu="carsales",
    order=62,
    posts=("sales_manager", "general_manager", "car_clerk"),
    columns=(
        Column("on", _("Date"), "date"),
        Column("outlet.name", _("Outlet"), link="carsales.outlets"),
        Column("seen", _("What was seen")),
        Column("support", _("Support given")),
        Column("agreed", _("What was agreed")),
        Column("cars_counted", _("Cars counted"), "number"),
        Column("cars_booked", _("Cars by the books"), "number"),
        Column("whole", _("Whole count"), "flag"),
        Column("missing", _("Cars missing")),
        Column("extra", _("Cars not expected")),
        Column("employee_name", _("By")),
    ),
    filters=("outlet", "on"),
    new=("carsales.note_outlet_visit",),
    heading="on",
    empty=_("No visits yet."),
)
ALL = (*PAGES, TARGETS, POLICIES, COMMISSIONS, MYSTERY, FLOOR, OUTLET_VISITS)
