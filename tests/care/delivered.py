"""A deal and a work order as rows, for what follows their delivery."""

from datetime import timedelta

from chehang.carsales.models import Deal, Lead
from chehang.vehicles.models import CarModel
from chehang.workshop.models import WorkOrder
from tests.care.conftest import Care


def deal(care: Care) -> Deal:
    office, clock = care.office, care.office.clock
    made = {"made_at": clock.now(), "made_by_id": 1, "made_by_name": "林悦"}
    seller = office.who("sales_consultant").employee_id
    model = CarModel.objects.create(code="X5", name="泓川X5", level="brand")
    lead = Lead.objects.create(
        store=office.store,
        number="XS1",
        source="phone",
        name="周敏",
        mobile="13812341234",
        registered_on=clock.today(),
        **made,
    )
    return Deal.objects.create(
        store=office.store, quote_number="BJ1", number="DD1", lead=lead, customer=care.customer, consultant_id=seller,
        model=model, marked=100, floor=90, price_inc=113, price_ex=100, tax=13, total=113, cost_ex=80,
        valid_until=clock.today() + timedelta(days=7), **made,
    )  # fmt: skip


def order(care: Care, kind: str) -> WorkOrder:
    office, now = care.office, care.office.clock.now()
    return WorkOrder.objects.create(
        store=office.store, number="WO1", kind=kind, vehicle=care.car, customer=care.customer, complaint="异响",
        adviser_id=office.who("service_advisor").employee_id, arrived_at=now, promised_at=now,
    )  # fmt: skip
