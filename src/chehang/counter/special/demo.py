"""Special orders of the sample store: from request to pickup, or given back."""

from datetime import timedelta

from chehang.billing import demo as billing
from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import take_payment
from chehang.catalogue.demo import goods
from chehang.core.access import rows
from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import approve
from chehang.core.stage import Stage, Story
from chehang.counter.models import SpecialOrder
from chehang.counter.operations.close_special_order import close_special_order
from chehang.counter.operations.collect_special_order import collect_special_order
from chehang.counter.operations.note_notice import note_notice
from chehang.counter.operations.offer_special_order import offer_special_order
from chehang.counter.operations.register_special_order import register_special_order
from chehang.parties.demo import buyers
from chehang.pricing.services import prices_for
from chehang.stock.queries import on_hand
from chehang.warehouse import demo as warehouse

SELLER = "hanlei"
CAR = {"car_model": "泓川 H3 1.5T", "vin": "LSVAA41820E123456", "engine_no": "EA211-448812", "colour_code": "LY9B"}


def day(stage: Stage) -> None:
    """A request on the tenth of a month, or on the Monday after it."""
    number, weekday = stage.today.day, stage.today.weekday()
    if ((number == 10 and weekday < 5) or (number in (11, 12) and weekday == 0)) and stage.days_left > 3:
        stage.begin(request(stage), "15:20")


def request(stage: Stage) -> Story[None]:
    """Registered with a deposit; when the part comes with an order of the planner the customer is called and collects."""
    part_id = _wanted(stage)
    if part_id is None:
        return
    customer = next(c for c in stage.once(buyers) if c.kind == "person" or c.price_class == "retail")
    price = prices_for(customer.store_id, [part_id], customer.price_class, stage.today)[part_id].price_inc
    promised = stage.today + timedelta(days=14)
    data = {
        "customer": customer.pk,
        "mobile": "13800005678",
        **CAR,
        "part": part_id,
        "quantity": "1",
        "promised_on": promised,
    }
    made = int(stage.run(register_special_order, data | {"deposit": str(price)}, SELLER).id or 0)
    yield 6
    bill = rows(Bill, stage.actors["baijie"]).get(document="counter.special_order", object_id=made)
    stage.run(take_payment, {"bill": bill.pk, "payments": [{"method": "wechat", "amount": str(bill.rest)}]}, "baijie")
    for _day in range(20):
        yield stage.until(1, "16:40")
        order = rows(SpecialOrder, stage.actors[SELLER]).get(pk=made)
        if order.state == "arrived":
            yield from _pick_up(stage, order)
            return
    stage.run(close_special_order, {"order": made, "outcome": "customer", "reason": "客户改用同质件"}, SELLER)
    yield 30
    asked = rows(ApprovalRequest, stage.actors["zhoumin"]).get(
        document="counter.special_order", object_id=made, state="open"
    )
    stage.run(approve, {"request": asked.pk}, "zhoumin")
    yield 10
    billing.give_back(stage, "counter.special_order", made)


def _pick_up(stage: Stage, order: SpecialOrder) -> Story[None]:
    """Told and collected; every other month the customer does not answer at first, and the part is offered to outlets and peers."""
    if stage.today.month % 2 == 0:
        stage.run(note_notice, {"order": order.pk, "reached": False, "answer": "无人接听"}, SELLER)
        yield 15
        stage.run(offer_special_order, {"order": order.pk}, SELLER)
        yield stage.until(2, "09:50")
    stage.run(note_notice, {"order": order.pk, "reached": True, "answer": "明天来取"}, SELLER)
    yield stage.until(1, "10:30")
    done = stage.run(collect_special_order, {"order": order.pk}, SELLER)
    yield 10
    yield from warehouse.issue(stage, "counter.sale", int((done.model_extra or {})["sale"]))


def _wanted(stage: Stage) -> int | None:
    """A stocked part with a price of which nothing is free just now."""
    known = stage.once(goods)
    ids = [known.parts[n].pk for n in known.stocked]
    actor = stage.actors[SELLER]
    there, prices = on_hand(actor, ids), prices_for(actor.store_id, ids, "retail", stage.today)
    empty = [pk for pk in ids if there[pk].available <= 0 and pk in prices]
    if not empty:  # the shelf is full: a part that the store does not keep
        ids = [part.pk for number, part in known.parts.items() if number not in set(known.stocked)]
        prices = prices_for(actor.store_id, ids, "retail", stage.today)
        empty = sorted(prices)
    return stage.random.choice(empty) if empty else None
