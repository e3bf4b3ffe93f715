"""The clock stops with its reason; an order waits when something is missing."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Clocking


def test_hours_are_those_worked(yard) -> None:
    order = yard.worked()
    made = Clocking.objects.get()
    assert (str(made.hours), made.pause) == ("1.000", "done") and order.lines.get().done


def test_missing_parts_make_the_order_wait(yard) -> None:
    order = yard.open()
    line = yard.labour(order)
    yard.agreed(order)
    yard.dispatched(order)
    with pytest.raises(Refused, match=r"clock\.not_on"):
        yard.run("clock_off", "technician", who="铁柱")
    yard.run("clock_on", "technician", who="铁柱", line=line.pk)
    yard.later(10)
    with pytest.raises(Refused, match=r"clock\.note"):
        yard.run("clock_off", "technician", who="铁柱", pause="parts")
    yard.run("clock_off", "technician", who="铁柱", pause="parts", note="水泵 华东库 周三到")
    order.refresh_from_db()
    assert (order.state, order.wait_what) == ("wait_parts", "水泵 华东库 周三到")
    yard.run("clock_on", "technician", who="铁柱", line=line.pk)
    order.refresh_from_db()
    assert (order.state, order.wait_what) == ("in_work", "")
    with pytest.raises(Refused, match=r"clock\.another"):
        yard.run("clock_off", "technician", who="大勇", technician=yard.person("technician", "铁柱"))
    with pytest.raises(NotAllowed):
        yard.run("clock_off", "inspector")
