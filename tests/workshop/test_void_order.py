"""An order comes to nothing."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_only_before_work(yard) -> None:
    order = yard.open()
    with pytest.raises(NotAllowed):
        yard.run("void_order", order=order.pk, reason="客户走了")
    yard.run("void_order", "service_manager", order=order.pk, reason="客户走了")
    order.refresh_from_db()
    assert order.state == "void"


def test_not_with_parts_asked(yard) -> None:
    order = yard.open()
    yard.part(order, yard.shop.goods())
    yard.agreed(order)
    yard.run("request_parts", "technician", who="铁柱", order=order.pk)
    with pytest.raises(Refused, match=r"order\.parts_asked"):
        yard.run("void_order", "service_manager", order=order.pk, reason="客户走了")


def test_not_once_somebody_worked_but_while_it_waits(yard) -> None:
    order = yard.open()
    line = yard.labour(order)
    yard.agreed(order)
    yard.dispatched(order)
    yard.run("clock_on", "technician", who="铁柱", line=line.pk)
    yard.run("clock_off", "technician", who="铁柱", pause="break")
    with pytest.raises(Refused, match=r"order\.worked_on"):
        yard.run("void_order", "service_manager", order=order.pk, reason="客户走了")
    other = yard.open(yard.car("LHCH3A8F0TA000777", "浙A00777"))
    yard.labour(other)
    yard.agreed(other)
    yard.dispatched(other)
    until = yard.shop.depot.clock.today() + timedelta(days=2)
    yard.run("hold_order", "dispatcher", order=other.pk, waits_for="parts", what="缺件", until=until)
    yard.run("void_order", "service_manager", order=other.pk, reason="等不及,改日再来")
    other.refresh_from_db()
    assert other.state == "void"
