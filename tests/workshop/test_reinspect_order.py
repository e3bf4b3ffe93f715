"""Random re-inspection before the car leaves."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.desk import to_reinspect


def test_by_somebody_else_and_back_to_work(yard) -> None:
    order = yard.worked()
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("reinspect_order", "service_manager", order=order.pk)
    yard.inspected(order)
    with pytest.raises(Refused, match=r"inspection\.looked"):
        yard.run("reinspect_order", "inspector", order=order.pk)
    with pytest.raises(Refused, match=r"inspection\.reason"):
        yard.run("reinspect_order", "service_manager", order=order.pk, passed=False)
    yard.run("reinspect_order", "service_manager", order=order.pk, passed=False, reason="机油尺未到位")
    order.refresh_from_db()
    assert (order.state, order.round) == ("in_work", 2)
    with pytest.raises(NotAllowed):
        yard.run("reinspect_order", order=order.pk)


def test_one_is_drawn_while_too_few_were_looked_at(yard) -> None:
    """§4.11: at least 5 % of the finished cars; the same one for everybody who may look."""
    order = yard.ready()
    chief, clock = yard.shop.depot.who("service_manager"), yard.shop.depot.clock
    assert [w.url for w in to_reinspect(chief, clock)] == [
        f"/do/workshop/reinspect_order/?for=workshop.orders:{order.pk}"
    ]
    yard.run("reinspect_order", "service_manager", order=order.pk)
    assert not list(to_reinspect(chief, clock))


def test_a_washed_car_goes_back_too(yard) -> None:
    order = yard.ready()
    yard.run("reinspect_order", "service_manager", order=order.pk, passed=False, reason="轮胎螺栓未紧固")
    order.refresh_from_db()
    assert (order.state, order.round) == ("in_work", 2)
