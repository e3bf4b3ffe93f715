"""Making a plan from the books."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from chehang.catalogue.models import Supersession
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import ApprovalRequest
from chehang.counter.models import LostSale
from chehang.org.models import Store
from chehang.replenishment.models import Plan
from chehang.replenishment.operations.run_plan import RunPlan, run_plan
from tests.goods import Depot

from .conftest import Planner


def test_a_plan_is_made_within_the_quota(planner: Planner) -> None:
    planner.quota("3000")
    plan = planner.run()
    assert (plan.state, plan.quota, plan.parts, plan.months) == ("draft", D(3000), 2, 24)
    assert plan.number.startswith("KJ-") and plan.held_value == D("20062.50")
    lines = {x.part_id: x for x in plan.lines.all()}
    assert plan.highest_value == sum(x.max * x.price for x in lines.values()) <= D(3000)
    assert lines[planner.pads.pk].price == D("267.50") and lines[planner.wiper.pk].price == D("50.00")
    assert lines[planner.wiper.pk].max > 0
    with translation.override("zh-hans"):
        assert "近12月有12次需求" in lines[planner.pads.pk].sentence
    with translation.override("en"):
        assert "12 demands in 12 months" in lines[planner.pads.pk].sentence


def test_without_a_quota_only_the_gain_limits(planner: Planner) -> None:
    plan = planner.run()
    assert plan.quota is None and plan.line_fill > D("0.9")
    assert "default.quota" in [code for code, _params in plan.notes]


def test_open_orders_count_as_there(planner: Planner) -> None:
    before = planner.run().lines.get(part=planner.wiper)
    assert before.order_qty > 0
    planner.depot.ordered((planner.wiper, str(int(before.order_qty)), "50.00"))
    after = planner.run().lines.get(part=planner.wiper)
    assert after.on_order == before.order_qty and after.order_qty == 0


def test_lost_sales_are_demand_and_returns_are_not(planner: Planner) -> None:
    hits = planner.run().lines.get(part=planner.wiper).why["hits"]
    planner.sold(planner.wiper, date(2026, 10, 20), "-9", "202")
    LostSale.objects.create(
        store=planner.depot.store, part=planner.wiper, quantity=D(2), reason="no_stock",
        date=date(2026, 9, 3), made_by_id=1, made_by_name="x",
    )  # fmt: skip
    LostSale.objects.create(
        store=planner.depot.store, part=planner.wiper, quantity=D(2), reason="price",
        date=date(2026, 7, 3), made_by_id=1, made_by_name="x",
    )  # fmt: skip
    assert hits == 4
    assert planner.run().lines.get(part=planner.wiper).why["hits"] < 5


def test_a_part_without_any_price_is_left_out_and_named(planner: Planner) -> None:
    odd = planner.depot.part("X 1", "无价件")
    planner.sold(odd, date(2026, 10, 3), "1")
    plan = planner.run()
    assert not plan.lines.filter(part=odd).exists()
    assert ["left_out", {"count": 1, "parts": "X 1"}] in plan.notes


def test_a_failed_run_leaves_the_plan_in_force(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planner.run()
    planner.approve(plan)
    monkeypatch.setattr("chehang.replenishment.history.ISSUES", ("999",))
    with pytest.raises(Refused, match=r"plan\.no_demand"):
        planner.run()
    assert [(p.pk, p.state) for p in Plan.objects.all()] == [(plan.pk, "approved")]


def test_a_store_without_sales_is_told_so(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"plan\.no_demand"):
        depot.run(run_plan, RunPlan(), "parts_planner")


def test_a_new_proposal_takes_the_place_of_the_waiting_one(planner: Planner) -> None:
    first, second = planner.run(), planner.run()
    first.refresh_from_db()
    assert (first.state, second.state) == ("superseded", "draft")
    waiting = ApprovalRequest.objects.filter(document="replenishment.plan", post="parts_manager", state="open")
    assert [request.object_id for request in waiting] == [second.pk]


def test_other_stores_books_are_not_read(planner: Planner, other_store: Store) -> None:
    stranger = planner.depot.actor_of("parts_planner", at=other_store)
    with pytest.raises(Refused, match=r"plan\.no_demand"):
        run_plan(RunPlan(), actor=stranger, clock=planner.depot.clock)


def test_only_the_planner_plans(planner: Planner) -> None:
    with pytest.raises(NotAllowed):
        planner.run("parts_sales")


def test_a_repeated_request_plans_once(planner: Planner) -> None:
    for _again in range(2):
        planner.depot.run(run_plan, RunPlan(), "parts_planner", key="k1")
    assert Plan.objects.count() == 1


def test_a_plan_never_changes(planner: Planner) -> None:
    plan = planner.run()
    for act in (
        lambda: Plan.objects.update(highest_value=D(0)),
        lambda: plan.lines.update(max=D(99)),
        lambda: plan.lines.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="guard:replenishment_plan"), transaction.atomic():
            act()


def test_without_any_price_there_is_no_plan(depot: Depot) -> None:
    odd = depot.part("X 1", "无价件")
    planner = Planner(depot, odd, odd)
    planner.sold(odd, date(2026, 10, 3), "1")
    with pytest.raises(Refused, match=r"plan\.no_price"):
        planner.run()
    assert not Plan.objects.exists()


def test_numbers_that_replace_one_another_in_a_circle_are_named(planner: Planner) -> None:
    for old, new in ((planner.pads, planner.wiper), (planner.wiper, planner.pads)):
        Supersession.objects.create(old=old, new=new, kind="one_to_one", valid_from=date(2026, 1, 1))
    with pytest.raises(Refused, match=r"plan\.") as refused:
        planner.run()
    assert "H3A" in refused.value.message and not Plan.objects.exists()
