"""An order comes to nothing."""

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
