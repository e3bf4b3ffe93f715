"""Short ways through a special order."""

from datetime import timedelta
from typing import Any

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import Approve, approve
from chehang.counter.models import SpecialOrder
from chehang.counter.operations.close_special_order import CloseSpecialOrder, close_special_order
from chehang.counter.operations.collect_special_order import CollectSpecialOrder, collect_special_order
from chehang.counter.operations.note_notice import NoteNotice, note_notice
from chehang.counter.operations.register_special_order import RegisterSpecialOrder, register_special_order
from tests.selling import Shop

CAR = {"car_model": "泓川 H3", "vin": "LSVAA4181E2123456", "engine_no": "EA211-448812", "colour_code": "LY9B"}


def registered(shop: Shop, price: str = "4280", deposit: str = "1500", **also: Any) -> SpecialOrder:
    """A customer needs a bumper that is not there."""
    part = shop.depot.part("H3A 807 221 C", "前保险杠")
    shop.price(part, price)
    given = {
        "customer": shop.customer(kind="person", name="李敏").pk,
        "mobile": "13800005678",
        **CAR,
        "part": part.pk,
        "quantity": "1",
        "promised_on": shop.depot.clock.today() + timedelta(days=10),
        "deposit": deposit,
    }
    cmd = RegisterSpecialOrder.model_validate(given | also)
    done = shop.run(register_special_order, cmd)
    return SpecialOrder.objects.get(pk=done.id)


def pay_deposit(shop: Shop, order: SpecialOrder) -> SpecialOrder:
    bill = Bill.objects.get(document="counter.special_order", object_id=order.pk)
    payment = {"method": "cash", "amount": str(bill.rest)}
    shop.run(take_payment, TakePayment.model_validate({"bill": bill.pk, "payments": [payment]}), "cashier")
    order.refresh_from_db()
    return order


def paid(shop: Shop, **also: Any) -> SpecialOrder:
    return pay_deposit(shop, registered(shop, **also))


def arrived(shop: Shop, **also: Any) -> SpecialOrder:
    """Its part was received and put away."""
    order = paid(shop, **also)
    shop.receive(order.part, "1", "2900")
    order.refresh_from_db()
    return order


def tell(shop: Shop, order: SpecialOrder, reached: bool = True, channel: Any = "phone") -> None:
    shop.run(note_notice, NoteNotice(order=order.pk, channel=channel, reached=reached, answer="周六来取"))
    order.refresh_from_db()


def collect(shop: Shop, order: SpecialOrder) -> Any:
    done = shop.run(collect_special_order, CollectSpecialOrder(order=order.pk))
    order.refresh_from_db()
    return done


def close(shop: Shop, order: SpecialOrder, outcome: str, **also: Any) -> None:
    cmd = CloseSpecialOrder.model_validate({"order": order.pk, "outcome": outcome, "reason": "客户不要了"} | also)
    shop.run(close_special_order, cmd)
    order.refresh_from_db()


def yes(shop: Shop, order: SpecialOrder, *posts: str) -> None:
    request = ApprovalRequest.objects.get(document="counter.special_order", object_id=order.pk, state="open")
    for post in posts:
        shop.run(approve, Approve(request=request.pk), post)
    order.refresh_from_db()
