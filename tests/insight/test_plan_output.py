"""SV1: the workshop's year is cars × output per car; each month the difference is told by cars and by output per car."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.test import Client

from chehang.core.errors import NotAllowed, Refused
from chehang.core.measures import Span
from chehang.core.models import MeasureTarget
from chehang.insight.operating import Line, Side, _parts, over
from chehang.insight.operations.plan_output import PlanOutput, plan_output
from chehang.insight.targets.models import YearPlan
from chehang.insight.targets.planning import month_goals
from chehang.org.models import Account
from chehang.work.operations.approve_goal import ApproveGoal, approve_goal
from tests.selling import Shop

WEIGHTS = "9.5 5.5 8 7.5 7.8 8.5 7.2 7.6 9.2 8.6 9.4 11.2"
CARS = [114, 66, 96, 90, 94, 102, 87, 91, 110, 103, 113, 134]  # the worked year of 1,200


def plan(shop: Shop, post: str = "service_manager", **also: object) -> None:
    owner = shop.depot.who("service_manager").employee_id
    cmd = {"year": 2027, "cars": "1200", "per_car": "1150.00", "owner": owner, "weights": WEIGHTS} | also
    shop.run(plan_output, PlanOutput.model_validate(cmd), post)


def test_each_month_s_output_is_its_cars_by_what_each_brings(shop: Shop) -> None:
    plan(shop)
    cars, output = YearPlan.objects.order_by("id")
    assert [g.target for g in month_goals(cars.goal)] == CARS
    assert [g.target for g in month_goals(output.goal)] == [n * D("1150.00") for n in CARS]
    for found in (cars, output):
        shop.run(approve_goal, ApproveGoal(goal=found.goal_id), "general_manager")
    yearly = {t.measure: t.target for t in MeasureTarget.objects.filter(kind="year")}
    assert yearly == {"workshop.visits": D(1200), "workshop.output": D(1380000)}
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=shop.depot.who("service_manager").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    page = client.get("/insight/operating/").content.decode()
    assert "经营计划 2027" in page and "131,100.00" in page and "1,380,000.00" in page


def test_refusals_leave_nothing(shop: Shop) -> None:
    for wrong, code in (({"weights": "1 2"}, "plan.weights"), ({"year": 2025}, "plan.past")):
        with pytest.raises(Refused) as refusal:
            plan(shop, **wrong)
        assert refusal.value.code == code and not YearPlan.objects.exists()
    with pytest.raises(NotAllowed):
        plan(shop, "technician")
    plan(shop)
    with pytest.raises(Refused) as refusal:
        plan(shop)
    assert refusal.value.code == "plan.there" and YearPlan.objects.count() == 2


def test_the_difference_is_told_by_its_two_makers_to_the_fen() -> None:
    """Planned 100 × 1,000, came 90 × 1,200: 10 cars fewer cost 11,000, 200 yuan more each bring 19,000 (Shapley)."""
    by_cars, by_value = _parts(Side(D(100), D(100000)), Side(D(90), D(108000)))
    assert (by_cars, by_value) == (D("-11000.00"), D("19000.00"))
    none = _parts(Side(D(100), D("100000.00")), Side())
    assert sum(none) == D("-100000.00")
    lines = [
        Line(Span.of("month", date(2027, n, 1)), Side(D(100), D(100000)), Side(D(90), D(108000)), by_cars, by_value)
        for n in (1, 2)
    ]
    whole = over([*lines, Line(Span.of("month", date(2027, 3, 1)), Side(D(100), D(100000)))])
    assert whole and whole.share == D("1.08") and whole.by_cars == D("-22000.00")
    assert over([]) is None
