"""Another person approves a strategy; from then on it stands."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.approving import approved as standing
from chehang.core.errors import NotAllowed, Refused
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
