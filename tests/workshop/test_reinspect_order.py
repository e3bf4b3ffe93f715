"""Random re-inspection before the car leaves."""

import pytest

from chehang.core.errors import NotAllowed, Refused


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
