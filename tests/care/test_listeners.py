"""Parts sent by carrier are followed up (H13); a car sold on takes its reminders along."""

from chehang.care.models import FollowUp
from chehang.care.seeds import seed_new
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.hand_over import HandOver, hand_over
from tests.selling import Shop


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
