"""Parts used on an order without a requisition (§11.4): settlement is blocked until two managers put it right."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import Outbound
from chehang.workshop.models import Requisition

from .yard import Yard


def used(yard: Yard, **also):
    """A part on an order that nobody asked the store for; the order is ready all the same."""
    order = yard.open()
    yard.labour(order)
    yard.part(order, yard.shop.goods("9", "400", "120", number="USED-1", name="卡扣"))
    yard.agreed(order)
    yard.dispatched(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    return order


def filed(yard: Yard, order, **also):
    clock = yard.shop.depot.clock
    local = (clock.now() + timedelta(hours=8)).strftime("%H:%M")
    facts = {
        "order": order.pk,
        "technician": yard.person("technician", "铁柱"),
        "used_on": clock.today(),
        "used_time": local,
    }
    done = yard.run("file_late_requisition", "service_manager", why="夜间救援,库房无人", **(facts | also))
    return Requisition.objects.get(pk=done.model_extra["requisition"])


def test_blocked_until_it_is_booked_out(yard) -> None:
    order = used(yard)
    with pytest.raises(Refused, match=r"order\.not_issued"):
        yard.run("settle_order", order=order.pk)
    made = filed(yard, order)
    assert made.state == "late" and not Outbound.objects.filter(document="workshop.requisition").exists()
    with pytest.raises(Refused, match=r"order\.requisition_open"):
        yard.run("settle_order", order=order.pk)
    yard.run("agree_late_requisition", "parts_manager", requisition=made.pk)
    yard.hand_out(made)
    yard.run("settle_order", order=order.pk)


def test_refused(yard) -> None:
    order = used(yard)
    with pytest.raises(Refused, match=r"requisition\.used_at"):
        filed(yard, order, used_time="23:59")
    with pytest.raises(Refused, match=r"requisition\.used_at"):
        filed(yard, order, used_time="00:01")
    with pytest.raises(NotAllowed):
        yard.run(
            "file_late_requisition",
            order=order.pk,
            technician=1,
            used_on=yard.shop.depot.clock.today(),
            used_time="09:00",
            why="忘记登记",
        )
    made = filed(yard, order)
    with pytest.raises(Refused, match=r"requisition\.nothing"):
        filed(yard, order)
    yard.run("cancel_requisition", "service_manager", requisition=made.pk, reason="登记错误")
    assert filed(yard, order).state == "late"
