"""An urgent order in two clicks."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.purchasing.models import Order
from chehang.purchasing.operations.order_urgently import OrderUrgently, order_urgently
from tests.goods import Depot


def urgent(depot: Depot, post: str = "parts_planner", **also: object) -> Order:
    data = {"part": depot.part().pk, "quantity": "2", "reason": "GD-7 在等", "price_ex": "95"} | also
    return Order.objects.get(pk=depot.run(order_urgently, OrderUrgently.model_validate(data), post).id)


def test_it_is_drafted_with_reason_and_day(depot: Depot) -> None:
    order = urgent(depot)
    line = order.lines.get()
    assert (order.state, order.kind, order.reason, line.need, line.quantity) == (
        "draft",
        "urgent",
        "GD-7 在等",
        "GD-7 在等",
        2,
    )
    assert order.required_on and order.supplier == depot.supplier


def test_without_a_price_and_by_whom(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"order\.no_price"):
        urgent(depot, price_ex=None)
    with pytest.raises(NotAllowed):
        urgent(depot, "keeper")
    assert not Order.objects.exists()
