"""Packages and cards, work sent out, a loan car: what happens beside the plain orders."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import take_payment
from chehang.catalogue.demo import goods
from chehang.core.access import rows
from chehang.core.stage import Stage, Story
from chehang.parties.models import Supplier
from chehang.vehicles.demo import cars
from chehang.vehicles.models import Vehicle

from ..models import LoanCar, Package, PackageOffer, Rescue, WorkOrder
from ..operations.add_loan_car import add_loan_car
from ..operations.add_package_offer import add_package_offer
from ..operations.end_rescue import end_rescue
from ..operations.lend_car import lend_car
from ..operations.reach_rescue import reach_rescue
from ..operations.report_rescue import report_rescue
from ..operations.return_loan_car import return_loan_car
from ..operations.sell_package import sell_package
from ..operations.send_outside import send_outside
from ..operations.send_rescue import send_rescue
from ..operations.take_outside_back import take_outside_back
from ..operations.use_package import use_package
from .crew import ADVISERS, CASHIER, CHIEF, DISPATCHER, TECHNICIANS
from .insurers import assess
from .masters import yard

FILTER = "H3A 115 403 F"


def offers(stage: Stage) -> None:
    """Three services for the price of two and a half, and stored value; one car is lent to customers."""
    known = {s.number: no for no, s in stage.once(goods).samples.items()}
    part = stage.once(goods).parts[known[FILTER]].pk
    package = {
        "code": "TC-BY3", "name": "基础保养三次套餐", "price_inc": "1280", "uses": 3, "months": 24,
        "items": [{"op": stage.once(yard).ops["BY-01"].pk}, {"part": part}],
    }  # fmt: skip
    stage.run(add_package_offer, package, CHIEF)
    stage.run(
        add_package_offer, {"code": "CZ-1000", "name": "储值卡 1000 元", "kind": "value", "price_inc": "1000"}, CHIEF
    )
    insured = next(
        c for c in stage.once(cars) if c.insured_until and c.insured_until > stage.today + timedelta(days=200)
    )
    stage.run(add_loan_car, {"vehicle": insured.pk, "note": "售后代步车"}, CHIEF)


def sale(stage: Stage, buyer: Vehicle | None = None) -> Story[None]:
    """A customer buys a package and pays it; who is here with his car buys services for it."""
    owners = [buyer] if buyer else [c for c in stage.once(cars) if c.owner_id]
    found = PackageOffer.objects.filter(store=stage.store, **({"kind": "times"} if buyer else {}))
    car, offer = stage.random.choice(owners), stage.random.choice(list(found.order_by("id")))
    data = {"offer": offer.pk, "customer": car.owner_id, "vehicle": car.pk if offer.uses else None}
    made = int(stage.run(sell_package, data, stage.random.choice(ADVISERS)).id or 0)
    yield 10
    bill = rows(Bill, stage.actors[CASHIER]).get(document="workshop.package", object_id=made)
    stage.run(take_payment, {"bill": bill.pk, "payments": [{"method": "wechat", "amount": str(bill.rest)}]}, CASHIER)


def use(stage: Stage, order: WorkOrder, adviser: str) -> bool:
    """Use a package of the car, if it has one: True."""
    mine = Package.objects.filter(store=stage.store, vehicle=order.vehicle, state="active", offer__kind="times")
    package = next((p for p in mine.order_by("id") if p.left), None)
    if package is None:
        return False
    stage.run(use_package, {"order": order.pk, "package": package.pk}, adviser)
    return True


def outside(stage: Stage, order: WorkOrder, adviser: str) -> Story[None]:
    """Paint of an accident is done by a body shop outside; it comes back with its invoice."""
    supplier = Supplier.objects.filter(store=stage.store).order_by("id").first()
    if supplier is None:
        return
    work: dict[str, Any] = {
        "order": order.pk, "supplier": supplier.pk, "what": "轮毂修复(委外)", "agreed_ex": "260", "amount": "420",
        "payer": "insurer", "back_by": stage.today + timedelta(days=1), "waits": False,
    }  # fmt: skip
    job = (stage.run(send_outside, work, adviser).model_extra or {})["job"]
    assess(stage, order, adviser, Decimal(420))
    yield 90
    back = {"job": job, "invoice_no": f"WX{stage.today:%m%d}{job:03d}", "invoiced_on": stage.today, "cost_ex": "260"}
    stage.run(take_outside_back, back | {"tax": "33.80", "good": True}, adviser)


def lend(stage: Stage, order: WorkOrder, adviser: str) -> None:
    """While an accident is repaired its customer drives the loan car, if it is there."""
    free = (
        LoanCar.objects.filter(store=stage.store, active=True)
        .exclude(loans__state="out")
        .exclude(vehicle=order.vehicle)
    )
    car = free.select_related("vehicle").first()
    if car is None:
        return
    last = car.loans.order_by("-id").first()
    data = {
        "order": order.pk, "car": car.pk, "driver": order.customer.name[:20], "licence_no": "330105198803120018",
        "licence_until": stage.today + timedelta(days=1500), "km": max(car.vehicle.mileage, last.back_km if last else 0),
        "fuel": 70, "back_by": stage.today + timedelta(days=3), "image": stage.signature(),
    }  # fmt: skip
    stage.run(lend_car, data, adviser)


def bring_back(stage: Stage, order: WorkOrder, adviser: str) -> None:
    """Before he gets his own car, the customer brings the other one back."""
    loan = order.car_loans.filter(state="out").first()
    if loan is not None:
        stage.run(return_loan_car, {"loan": loan.pk, "km": loan.out_km + 60, "fuel": 55}, adviser)


def rescue(stage: Stage) -> Story[None]:
    """A car does not start somewhere in the town; most often it does after half an hour."""
    car = stage.random.choice([c for c in stage.once(cars) if c.owner_id])
    call = {
        "caller": "车主", "phone": f"139{stage.random.randrange(10**8):08d}", "vehicle": car.pk,
        "place": stage.random.choice(("东环路加油站", "万达地库 B2", "G92 服务区")), "what": "无法启动,疑似亏电",
    }  # fmt: skip
    made = stage.run(report_rescue, call, ADVISERS[0]).id
    yield 4
    free = [
        t
        for t in TECHNICIANS
        if not Rescue.objects.filter(technician_id=stage.actors[t].employee_id, over_at=None).exists()
    ]
    stage.run(send_rescue, {"rescue": made, "technician": stage.actors[free[-1]].employee_id}, DISPATCHER)
    yield stage.random.randrange(22, 50)
    stage.run(reach_rescue, {"rescue": made}, free[-1])
    yield 25
    stage.run(end_rescue, {"rescue": made, "result": "搭电启动,建议到店检测电瓶"}, DISPATCHER)
