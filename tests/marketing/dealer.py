"""A lead of a campaign and its deal as rows: what car sales would have written."""

from datetime import date, timedelta
from typing import Any

from chehang.carsales.models import Car, Deal, Lead
from chehang.vehicles.models import CarModel, Vehicle
from tests.marketing.conftest import Market


def lead(market: Market, n: int = 1, **also: Any) -> Lead:
    clock = market.office.clock
    return Lead.objects.create(
        store=market.office.store, number=f"XS{n}", name=f"客户{n}", mobile=f"138000{n:05d}",
        **{"source": "media", "registered_on": clock.today(), **also},
        made_at=clock.now(), made_by_id=1, made_by_name="林悦",
    )  # fmt: skip


def ordered(market: Market, of: Lead, *, on: date | None = None, gross: int | None = None) -> Deal:
    """An order; with a gross the car is handed over."""
    office, clock, day = market.office, market.office.clock, on or market.office.clock.today()
    model = CarModel.objects.get_or_create(code="X5", defaults={"name": "泓川X5", "level": "brand"})[0]
    car = None
    if gross is not None:
        vin = f"LHCH3A8F5TA{of.pk:06d}"
        car = Car.objects.create(
            store=office.store, vehicle=Vehicle.objects.create(store=office.store, vin=vin), vin=vin, model=model,
            colour="白", bought_on=day, payment="prepaid", cost_ex=100000 - gross,
        )  # fmt: skip
    return Deal.objects.create(
        store=office.store, quote_number=f"BJ{of.pk}", number=f"DD{of.pk}", lead=of, model=model, car=car,
        consultant_id=office.who("sales_consultant").employee_id, marked=120000, floor=100000, price_inc=113000,
        price_ex=100000, tax=13000, total=113000, cost_ex=100000 - (gross or 0), valid_until=day + timedelta(days=7),
        ordered_on=day, delivered_on=day if car else None, made_at=clock.now(), made_by_id=1, made_by_name="林悦",
    )  # fmt: skip
