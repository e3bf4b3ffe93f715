"""Drawing the sample of the start of the month."""

from chehang.carsales.models import Car
from chehang.finance.models import SpotCheck
from chehang.vehicles.models import CarModel, Vehicle
from tests.finance.spending import Desk
from tests.selling import make_shop


def test_parts_cars_vouchers_and_cash(books, clock, actor_of) -> None:
    shop = make_shop(books, clock, actor_of)
    for n in range(12):
        shop.depot.shelve(shop.depot.part(f"P {n}", "滤清器"), "3", "90")
    desk = Desk(shop.store, clock, shop.depot.actor_of, shop.depot.people)
    desk.fund()
    model = CarModel.objects.create(code="X5", name="泓川X5", level="brand")
    for n in range(4):
        vin = f"LHCH3A8F5TA{n:06d}"
        car = Vehicle.objects.create(store=shop.store, vin=vin)
        facts = {
            "vin": vin,
            "model": model,
            "colour": "白",
            "bought_on": desk.day(),
            "payment": "prepaid",
            "cost_ex": 90_000 + n,
        }
        Car.objects.create(store=shop.store, vehicle=car, place="yard" if n else "transit", spot="A-01", **facts)
    desk.run("draw_spot_check", "finance_manager")
    items = SpotCheck.objects.get().items
    kinds = [x["kind"] for x in items]
    assert [kinds.count(k) for k in ("part", "vehicle", "voucher", "cash")] == [10, 3, 2, 1]
    assert next(x for x in items if x["kind"] == "vehicle")["booked"].endswith(
        "A-01"
    )  # the one on the way is not looked for
    assert items[0]["booked"] == "3" and items[-1]["booked"] == "100,000.00"
