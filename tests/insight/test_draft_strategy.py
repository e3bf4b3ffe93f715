"""A strategy is written with its targets, and changed by its author while it is a draft."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem, Journal
from chehang.insight.strategy.models import Strategy, StrategyTarget
from tests.selling import Shop

from .strategies import approved, drafted

SALES = {"measure": "counter.sales", "year": 2026, "target": "1"}


def test_it_is_kept_with_targets_as_they_are_shown_and_the_general_manager_is_told(shop: Shop) -> None:
    strategy = drafted(shop)
    assert (strategy.state, strategy.years) == ("draft", "2026–2028") and strategy.number.startswith("ZL-")
    kept = {(t.measure, t.year): t.target for t in strategy.targets.all()}
    assert kept == {
        ("counter.sales", 2026): D(1200), ("counter.sales", 2027): D(1500), ("counter.margin", 2027): D("0.42"),
    }  # fmt: skip
    assert InboxItem.objects.filter(post="general_manager", link=f"/insight/strategies/{strategy.pk}/").exists()
    assert Journal.objects.filter(operation="insight.draft_strategy", subject_id=strategy.pk).exists()


def test_its_author_changes_the_draft(shop: Shop) -> None:
    strategy = drafted(shop)
    again = drafted(shop, title="新版规划", targets=[SALES], draft=strategy.pk)
    assert again.pk == strategy.pk and again.title == "新版规划" and again.targets.count() == 1
    with pytest.raises(Refused, match=r"strategy\.not_your_draft"):
        drafted(shop, "sales_manager", draft=strategy.pk)
    standing = approved(shop)
    with pytest.raises(Refused, match=r"strategy\.not_your_draft"):
        drafted(shop, draft=standing.pk)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"last_year": 2025}, "strategy.years"),
        ({"first_year": 2023, "last_year": 2025, "targets": []}, "strategy.over"),
        ({"targets": [SALES | {"year": 2029}]}, "strategy.target_year"),
        ({"targets": [SALES, SALES | {"target": "2"}]}, "strategy.target_twice"),
        ({"targets": [SALES | {"measure": "counter.nothing"}]}, "measure.unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(shop: Shop, given: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        drafted(shop, **given)
    assert refusal.value.code == code
    assert not Strategy.objects.exists() and not StrategyTarget.objects.exists()


def test_a_seller_writes_none(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        drafted(shop, "parts_sales")
