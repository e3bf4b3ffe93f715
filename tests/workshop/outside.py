"""Outside work, an insurer's order and loan cars in the tests."""

from datetime import timedelta
from typing import Any

from chehang.parties.models import Supplier
from chehang.workshop.models import CarLoan, LoanCar, OutsideJob, Rescue, WorkOrder
from tests.goods import upload

from .yard import Yard

LICENCE = "330102198001011234"


def sent_out(yard: Yard, order: WorkOrder, **also: Any) -> OutsideJob:
    """An injector goes to a specialist for 400; the customer pays 600."""
    there = Supplier.objects.filter(store=yard.shop.store, code="WW1").first()
    supplier = there or Supplier.objects.create(store=yard.shop.store, code="WW1", name="精修喷油嘴", payment_days=30)
    facts: dict[str, Any] = {"supplier": supplier.pk, "what": "喷油嘴试验台检修", "agreed_ex": "400", "amount": "600"}
    facts["back_by"] = yard.shop.depot.clock.today() + timedelta(days=2)
    return OutsideJob.objects.get(pk=yard.run("send_outside", order=order.pk, **(facts | also)).model_extra["job"])  # type: ignore[index]


def came_back(yard: Yard, job: OutsideJob, post: str = "service_advisor", **also: Any) -> None:
    facts = {
        "invoice_no": "WW-88",
        "invoiced_on": yard.shop.depot.clock.today(),
        "cost_ex": "400",
        "tax": "52",
        "good": True,
    }
    yard.run("take_outside_back", post, job=job.pk, **(facts | also))


def loan_car(yard: Yard, **also: Any) -> LoanCar:
    """An insured car of the store."""
    day = yard.shop.depot.clock.today() + timedelta(days=200)
    car = yard.car(
        "LHCH3A8F0TA000555", "浙A55555", name="本店", insured_until=also.pop("insured_until", day), mileage=5000
    )
    return LoanCar.objects.get(pk=yard.run("add_loan_car", "service_manager", vehicle=car.pk).id)


def lent(yard: Yard, order: WorkOrder, car: LoanCar, **also: Any) -> CarLoan:
    day = yard.shop.depot.clock.today()
    facts: dict[str, Any] = {
        "driver": "王伟",
        "licence_no": LICENCE,
        "licence_until": day + timedelta(days=900),
        "km": 5000,
    }
    facts |= {"fuel": 60, "back_by": day + timedelta(days=3), "image": upload()}
    return CarLoan.objects.get(pk=yard.run("lend_car", order=order.pk, car=car.pk, **(facts | also)).id)


def called(yard: Yard, **also: Any) -> Rescue:
    """A car does not start on the ring road."""
    facts = {
        "caller": "王伟",
        "phone": "13800001234",
        "place": "东环路加油站",
        "what": "无法启动",
        "plate_no": "浙A12345",
    }
    return Rescue.objects.get(pk=yard.run("report_rescue", **(facts | also)).id)
