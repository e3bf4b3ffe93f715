"""A year over a measure: split by weights to the piece, approved by another, then the targets of the measure."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import MeasureTarget
from chehang.core.verify import broken
from chehang.insight.operations.plan_year import PlanYear, plan_year
from chehang.insight.targets.forecasting import forecast, spread
from chehang.insight.targets.planning import month_goals
from chehang.work.models import Goal
from chehang.work.operations.approve_goal import ApproveGoal, approve_goal
from tests.selling import Shop

WEIGHTS = "9.5 5.5 8 7.5 7.8 8.5 7.2 7.6 9.2 8.6 9.4 11.2"
MONTHS = [114, 66, 96, 90, 94, 102, 87, 91, 110, 103, 113, 134]


def plan(shop: Shop, post: str = "parts_manager", **also: object) -> Goal:
    owner = shop.depot.who("parts_manager").employee_id
    cmd = {"measure": "counter.sales", "year": 2027, "total": "1200", "owner": owner, "weights": WEIGHTS} | also
    return Goal.objects.get(pk=shop.run(plan_year, PlanYear.model_validate(cmd), post).id)


def test_the_worked_year_becomes_the_targets_when_it_is_approved(shop: Shop) -> None:
    people = [shop.depot.who(post).employee_id for post in ("parts_sales", "parts_manager")]
    goal = plan(shop, people=[{"owner": people[0], "weight": "2"}, {"owner": people[1], "weight": "1"}])
    assert [g.target for g in month_goals(goal)] == MONTHS
    january = month_goals(goal)[0]
    assert [c.target for c in january.children.order_by("id")] == [76, 38]
    assert not MeasureTarget.objects.exists()
    shop.run(approve_goal, ApproveGoal(goal=goal.pk), "general_manager")
    rows = {(t.kind, t.first.month): t.target for t in MeasureTarget.objects.all()}
    assert rows.pop(("year", 1)) == 1200
    assert [rows["month", n] for n in range(1, 13)] == MONTHS
    assert list(broken("H20")) == []


def test_people_of_two_departments_stand_under_their_departments(shop: Shop) -> None:
    """January's 114 by 3:1:4 over two sellers of parts and an adviser: parts 57 (43 and 14), service 57."""
    seller, other = (shop.depot.actor_of("parts_sales", name=n).employee_id for n in ("甲", "乙"))
    adviser = shop.depot.actor_of("service_advisor", name="丙").employee_id
    people = [{"owner": who, "weight": w} for who, w in ((seller, "3"), (other, "1"), (adviser, "4"))]
    january = month_goals(plan(shop, people=people))[0]
    parts, service = january.children.order_by("id")
    assert (parts.target, service.target, parts.department, service.department) == (57, 57, "parts", "service")
    assert parts.owner_id == shop.depot.who("parts_manager").employee_id, "its head answers for it"
    assert [(c.owner_id, c.target) for c in parts.children.order_by("id")] == [(seller, 43), (other, 14)]
    assert [c.target for c in service.children.all()] == [57]


def test_without_weights_and_without_a_past_the_months_are_alike(shop: Shop) -> None:
    goal = plan(shop, weights="")
    assert {g.target for g in month_goals(goal)} == {D(100)}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"weights": "1 2 3"}, "plan.weights"),
        ({"weights": "x " * 12}, "plan.weights"),
        ({"weights": "0 " * 12}, "plan.weights"),
        ({"measure": "counter.margin"}, "plan.no_sum"),
        ({"measure": "stock.value"}, "plan.no_sum"),
        ({"measure": "counter.nothing"}, "measure.unknown"),
        ({"year": 2025}, "plan.past"),
    ],
)
def test_what_makes_no_plan_is_refused(shop: Shop, given: dict, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        plan(shop, **given)
    assert refusal.value.code == code and not Goal.objects.exists()


def test_a_year_is_planned_once(shop: Shop) -> None:
    plan(shop)
    with pytest.raises(Refused, match=r"plan\.there"):
        plan(shop)


def test_a_seller_does_not_plan_the_year(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        plan(shop, "parts_sales")


def test_the_worked_forecast() -> None:
    found = forecast(1200, 250, 0.23, 1.0)
    assert found is not None and round(found.expected, 2) == 1086.96
    assert found.low < found.expected < found.high and found.probability < 0.001
    wide = forecast(1200, 250, 0.23, 9.0)
    assert (
        wide is not None
        and wide.high - wide.low > 2 * (found.high - found.low)
        and wide.probability > found.probability
    )
    assert forecast(1200, 0, 0, 1) is None
    done = forecast(100, 120, 1, 1)
    assert done is not None and done.probability == 1
    money = forecast(1_200_000, 300_000, 0.25, 500)
    assert money is not None and 0.49 < money.probability < 0.51


def test_the_spread_is_at_least_that_of_pure_chance() -> None:
    assert spread([10, 10, 10], [10, 10, 10]) == 1
    assert spread([20, 0], [10, 10]) == 20
    assert spread([5], [10]) == 1


def test_the_page_shows_the_plan(shop: Shop, enter) -> None:
    plan(shop)
    client = enter(shop.depot.who("general_manager"))
    page = client.get("/insight/year/?year=2027").content.decode()
    assert "1,200" in page and "134" in page and "等待批准" in page
    for odd in ("year=20xx", "year=", "year=2026"):
        assert client.get(f"/insight/year/?{odd}").status_code == 200
