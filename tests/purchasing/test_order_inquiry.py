"""From the choice to the order in one click."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.purchasing.models import Order
from tests.goods import Depot
from tests.purchasing.asking import answered, award, order


def test_the_order_has_the_offered_price_and_is_reviewed_like_any_other(depot: Depot) -> None:
    made = answered(depot, quantity="4", reason="urgent", reference="GD-1")
    award(depot, made, 0, "专票")
    order(depot, made)
    placed = Order.objects.get()
    line = placed.lines.get()
    assert (placed.state, placed.kind, placed.reason, made.state) == ("draft", "urgent", "GD-1", "ordered")
    assert (line.quantity, line.price_ex, line.amount_ex) == (4, D("100.000000"), D("400.00"))
    with pytest.raises(Refused, match=r"state\.wrong"):
        order(depot, made)
    assert Order.objects.count() == 1


def test_nothing_is_ordered_before_the_choice(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"state\.wrong"):
        order(depot, answered(depot))
    assert not Order.objects.exists()
