"""Parts sent by carrier are followed up (H13); a car sold on takes its reminders along."""

from datetime import timedelta

import pytest

from chehang.care.models import FollowUp
from chehang.care.seeds import seed_new
from chehang.carsales.events import CarDelivered
from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.hand_over import HandOver, hand_over
from chehang.workshop.events import OrderDelivered
from tests.care.conftest import Care
from tests.care.delivered import deal, order
from tests.selling import Shop


def context(care: Care) -> Context:
    return Context(care.office.who("care_agent"), care.office.clock, "care.test")


def test_shipped_parts_are_followed_up(shop: Shop) -> None:
    seed_new()
    part = shop.goods()
    buyer = shop.customer(name="宁波联营汽修")
    sale = shop.sold((part, "1"), customer=buyer.pk, handover="ship")
    shop.pay(sale)
    shop.release(sale)
    outbound = Outbound.objects.get(document="counter.sale", object_id=sale.pk)
    shop.run(hand_over, HandOver(outbound=outbound.pk, waybill="SF1000001", carrier="顺丰"), "keeper")
    call = FollowUp.objects.get()
    assert (call.customer, call.trigger.code, call.prescribed) == (buyer, "parts_consignee", True)
    assert sale.number in call.about


def test_collected_parts_are_not(shop: Shop) -> None:
    seed_new()
    shop.done((shop.goods(), "1"), customer=shop.customer().pk)
    assert not FollowUp.objects.exists()


def test_a_delivered_car_is_followed_up(care: Care) -> None:
    """The four calls of a delivery, whoever thanks is the consultant; announced again, nothing is planned twice."""
    ctx, sold = context(care), deal(care)
    with writing():
        for _n in range(2):
            ctx.announce(CarDelivered(sold.pk, care.car.pk, care.customer.pk, sold.consultant_id, ctx.today))
    calls = FollowUp.objects.filter(document="carsales.deal", object_id=sold.pk)
    assert calls.count() == 4 and {c.about for c in calls} == {sold.number}
    assert calls.get(trigger__prescribed=True).due_at - ctx.now <= timedelta(hours=72)


@pytest.mark.parametrize(("kind", "calls"), [("G", 1), ("A", 2), ("C", 2), ("I", 0)])
def test_a_car_back_from_the_workshop_is_followed_up(care: Care, kind: str, calls: int) -> None:
    ctx, done = context(care), order(care, kind)
    with writing():
        ctx.announce(OrderDelivered(done.pk, care.customer.pk, care.car.pk))
    assert FollowUp.objects.filter(document="workshop.order", object_id=done.pk).count() == calls
