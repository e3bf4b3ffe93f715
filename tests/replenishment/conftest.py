"""A shop with two years of sales behind it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chehang.catalogue.models import Part
from chehang.core.operation import Done
from chehang.purchasing.models import CapitalQuota
from chehang.replenishment.models import Plan
from chehang.replenishment.operations.approve_plan import ApprovePlan, approve_plan
from chehang.replenishment.operations.run_plan import RunPlan, run_plan
from chehang.replenishment.operations.set_figures import SetFigures, set_figures
from chehang.replenishment.operations.set_rule import SetRule, set_rule
from chehang.stock.models import Entry
from tests.goods import TODAY, Depot
from tests.shop import PadShop


@dataclass
class Planner:
    """Brake pads that sell four a month, wipers that sell one every third, and the acts of a plan."""

    depot: Depot
    pads: Part
    wiper: Part

    def sold(self, part: Part, day: date, quantity: str, movement: str = "201") -> None:
        Entry.objects.create(
            store=self.depot.store,
            part=part,
            bin=self.depot.bins["A-01-01-01"],
            quantity=-Decimal(quantity),
            value=-Decimal(quantity),
            movement=movement,
            business_date=day,
            at=self.depot.clock.now(),
            document="tests.past",
            object_id=1,
            employee_id=1,
        )

    def quota(self, amount: str) -> None:
        CapitalQuota.objects.create(
            store=self.depot.store,
            amount=Decimal(amount),
            valid_from=TODAY,
            reason="董事会决定",
            set_by_id=self.depot.who("finance_manager").employee_id,
            set_at=self.depot.clock.now(),
        )

    def run(self, post: str = "parts_planner", **also: Any) -> Plan:
        return Plan.objects.get(pk=self.depot.run(run_plan, RunPlan.model_validate(also), post).id)

    def rule(self, part: Part, kind: str = "must", post: str = "parts_planner", **also: Any) -> Done:
        cmd = SetRule.model_validate({"part": part.pk, "kind": kind, **also})
        return self.depot.run(set_rule, cmd, post)

    def figures(self, post: str = "parts_manager", **also: Any) -> Done:
        return self.depot.run(set_figures, SetFigures.model_validate({"reason": "年初核定", **also}), post)

    def approve(self, plan: Plan, name: str = "") -> Done:
        return self.depot.run(approve_plan, ApprovePlan(plan=plan.pk), "parts_manager", name=name)


def make_planner(padshop: PadShop) -> Planner:
    """Two years of sales: pads four a month, a wiper every third month."""
    depot = padshop.depot
    wiper = depot.part("H3A 955 425", "雨刮片")
    padshop.price(wiper, "113.00", "56.50")
    made = Planner(depot, padshop.pads, wiper)
    for n in range(24):
        at = 2024 * 12 + 10 + n
        made.sold(made.pads, date(at // 12, at % 12 + 1, 5), "4")
        if n % 3 == 0:
            made.sold(wiper, date(at // 12, at % 12 + 1, 9), "1")
    return made


@pytest.fixture
def planner(padshop: PadShop) -> Planner:
    return make_planner(padshop)


def in_force(planner: Planner, **also: Any) -> Plan:
    """A plan that was made and approved."""
    plan = planner.run(**also)
    planner.approve(plan)
    plan.refresh_from_db()
    return plan
