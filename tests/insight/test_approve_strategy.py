"""Another person approves a strategy; from then on it stands."""

from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.core.approving import approved as standing
from chehang.core.errors import NotAllowed, Refused
from chehang.core.measures import Span, measures
from chehang.core.measures.targets import target_of
from chehang.insight.operations.set_target import SetTarget, set_target
from chehang.insight.strategy.models import Strategy, StrategyTarget
from tests.selling import Shop

from .strategies import approved, drafted, run


def test_approved_it_stands(shop: Shop) -> None:
    strategy = approved(shop)
    assert strategy.state == "approved"
    assert strategy.approved_by_id == shop.depot.who("general_manager").employee_id and standing(strategy)
    for change in (
        lambda: Strategy.objects.filter(pk=strategy.pk).update(aims="x"),
        lambda: StrategyTarget.objects.filter(strategy=strategy).update(target=1),
        lambda: StrategyTarget.objects.filter(strategy=strategy).delete(),
    ):
        with pytest.raises(IntegrityError, match="guard:insight_strategy"), transaction.atomic():
            change()


def test_nobody_approves_his_own(shop: Shop) -> None:
    own = drafted(shop, "general_manager")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        run(shop, "approve_strategy", "general_manager", strategy=own.pk)
    own.refresh_from_db()
    assert own.state == "draft"
    run(shop, "approve_strategy", "finance_manager", strategy=own.pk)


def test_the_sales_manager_approves_none(shop: Shop) -> None:
    strategy = drafted(shop)
    with pytest.raises(NotAllowed):
        run(shop, "approve_strategy", "sales_manager", strategy=strategy.pk)


def test_its_aims_become_the_targets_of_the_years_unless_they_are_planned(shop: Shop) -> None:
    own = {"measure": "counter.sales", "period": "2026", "target": "999", "reason": "已商定"}
    shop.run(set_target, SetTarget.model_validate(own), "general_manager")
    approved(shop)
    boss = shop.depot.who("general_manager")
    kept = {
        (name, year): target.target
        for name in ("counter.sales", "counter.margin")
        for year in (2026, 2027)
        if (target := target_of(measures()[name], boss, Span.read(str(year))))
    }
    assert kept == {
        ("counter.sales", 2026): D(999), ("counter.sales", 2027): D(1500), ("counter.margin", 2027): D("0.42"),
    }  # fmt: skip


def test_a_year_is_planned_from_the_strategy(shop: Shop, enter) -> None:
    strategy = approved(shop)
    page = enter(shop.depot.who("general_manager")).get(f"/insight/strategies/{strategy.pk}/years/").content.decode()
    assert "/do/insight/plan_year/?measure=counter.sales&amp;year=2027&amp;total=1500" in page
    assert "measure=counter.margin" not in page, "a share does not add up over months"
