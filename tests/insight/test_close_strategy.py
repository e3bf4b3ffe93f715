"""A strategy ends with a reason."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from tests.selling import Shop

from .strategies import approved, drafted, run


def test_it_ends(shop: Shop) -> None:
    strategy = approved(shop)
    run(shop, "close_strategy", "general_manager", strategy=strategy.pk, reason="由新规划取代")
    strategy.refresh_from_db()
    assert strategy.state == "closed"


def test_a_draft_does_not_end(shop: Shop) -> None:
    draft = drafted(shop)
    with pytest.raises(Refused):
        run(shop, "close_strategy", "general_manager", strategy=draft.pk, reason="不再需要")
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_only_the_general_manager_ends_it(shop: Shop) -> None:
    strategy = approved(shop)
    with pytest.raises(NotAllowed):
        run(shop, "close_strategy", strategy=strategy.pk, reason="由新规划取代")
