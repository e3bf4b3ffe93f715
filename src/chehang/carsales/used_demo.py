"""Used cars and outlets in the sample store: each month a car is taken in trade and made ready, and the outlet sells one of ours."""

from datetime import timedelta
from typing import Any

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import take_payment
from chehang.core.access import rows
from chehang.core.stage import Stage, Story
from chehang.parties.demo import buyers, suppliers
from chehang.vehicles.demo import vin
from chehang.vehicles.models import CarModel

from .models import Car, TradeIn
from .operations.buy_trade_in import buy_trade_in
from .operations.decline_trade_in import decline_trade_in
from .operations.prepare_used_car import prepare_used_car
from .operations.receive_car import receive_car
from .operations.settle_outlet_sale import settle_outlet_sale
from .operations.value_trade_in import value_trade_in

TRADE_DAY, OUTLET_DAY = 12, 19  # of the month
CHIEF, CLERK, SELLER = "chenghao", "dongliang", "linyue"


def trade_in(stage: Stage, model: CarModel) -> Story[None]:
    """A consultant values the car of somebody who thinks of a new one; the manager buys it, the clerk has it made ready."""
    n = 60_000 + TradeIn.objects.filter(store=stage.store).count() * 53
    sheet: dict[str, Any] = {
        "customer": stage.random.choice([c for c in stage.once(buyers) if c.kind == "person"]).pk, "vin": vin(n),
        "plate_no": f"浙B{n}", "model": model.pk, "colour": "星光银", "registered_on": stage.today - timedelta(days=1500),
        "mileage": 62000, "accidents": "右后门补漆", "papers": "齐全,无抵押,违章已处理", "market_inc": "68000",
        "repair_inc": "3000", "price_inc": "60000",
    }  # fmt: skip
    made = int(stage.run(value_trade_in, sheet, SELLER).id or 0)
    yield 70
    if stage.random.random() < 0.25:
        stage.run(decline_trade_in, {"trade_in": made, "reason": "客户选择自行出售"}, SELLER)
        return
    car = stage.run(buy_trade_in, {"trade_in": made}, CHIEF).id
    yield stage.until(1, "10:10")
    stage.run(receive_car, {"car": car, "spot": "U-01"}, CLERK)
    yield stage.until(4, "15:30")
    work = {"supplier": stage.once(suppliers)[0].pk, "what": "整备:抛光、保养、轮胎两条", "invoice_no": f"ZB{n}"}
    stage.run(prepare_used_car, {"car": car, **work, "invoiced_on": stage.today, "amount": "2600"}, CLERK)


def outlet_sale(stage: Stage) -> Story[None]:
    """The outlet tells of a sale the same day; it owes the wholesale price less its rebate."""
    yield 1
    car = Car.objects.filter(store=stage.store, place="outlet", state="stock").order_by("bought_on", "id").first()
    if car is not None:
        sold = {"car": car.pk, "buyer": "慈溪客户", "sold_on": stage.today, "wholesale": "162000", "rebate": "1500"}
        done = stage.run(settle_outlet_sale, sold, CLERK)
        yield stage.until(3, "10:40")
        pay(stage, "carsales.outlet_sale", int(done.id or 0))


def pay(stage: Stage, document: str, object_id: int, part: str = "") -> None:
    """Who owes it pays by transfer."""
    bill = rows(Bill, stage.actors["baijie"]).get(document=document, object_id=object_id, part=part)
    slip = f"{stage.today:%Y%m%d}{stage.random.randrange(10**8):08d}"
    payment = {"method": "transfer", "amount": str(bill.rest), "reference": slip}
    stage.run(take_payment, {"bill": bill.pk, "payments": [payment]}, "baijie")
