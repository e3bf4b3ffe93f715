"""A Tuesday in the workshop: maintenance by appointment, an accident, a warranty repair, a comeback, a package, a rescue and a no-show,
each through the acts of its posts; in the evening nothing is left open."""

from datetime import timedelta
from decimal import Decimal

from chehang.billing.models import Bill
from chehang.core.context import STORE_TIME
from chehang.core.verify import broken
from chehang.workshop.models import Appointment, Comeback, OrderShare, Rescue, WarrantyClaim, WorkOrder

from .outside import called
from .packages import bought, offered
from .yard import Yard, balance, booked, claimed


def finished(yard: Yard, order: WorkOrder, *, by: str = "铁柱") -> WorkOrder:
    """From the customer's word to the settlement, parts with three signatures, three people looking."""
    yard.agreed(order)
    yard.dispatched(order, by)
    if order.lines.filter(kind="part", dropped=False).exists():
        yard.fetch(order, by)
    yard.work(order, by)
    yard.inspected(order, by, "大勇" if by == "铁柱" else "铁柱")
    if order.wash:
        yard.run("wash_car", "dispatcher", order=order.pk)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    order.refresh_from_db()
    return order


def fetched(yard: Yard, order: WorkOrder, *claims: str) -> None:
    for claim in claims:
        yard.pay(order, claim)
    yard.run("deliver_order", order=order.pk, receiver_name="车主")


def test_a_tuesday(yard: Yard) -> None:
    clock, goods = yard.shop.depot.clock, yard.shop.goods
    oil = goods("20", "1000", "120", number="TU-1", name="机油")
    bumper = goods("4", "1600", "900", number="TU-2", name="前保险杠")
    cars = [yard.car(f"LHCH3A8F0TA00300{n}", f"浙D1000{n}", name=f"周二{n}") for n in range(6)]

    # Monday: two cars are booked; in the afternoon parts are held and customers reminded.
    comes = booked(yard, cars[0], time="09:00", op=yard.ops["M01"].pk, parts=[{"part": oil.pk, "quantity": "4"}])
    stays_away = booked(yard, cars[1], time="10:00")
    yard.run("prepare_appointments")
    for line in comes.lines.filter(part__isnull=False):
        yard.run("stage_parts", "keeper", line=line.pk)
    assert list(comes.lines.filter(part__isnull=False).values_list("held", "staged")) == [(Decimal(4), True)]
    clock.at += timedelta(days=1)
    assert clock.now().astimezone(STORE_TIME).weekday() == 1

    # Maintenance: the appointment becomes the order, with its work and parts.
    facts = {"mileage": 12500, "promised_on": clock.today(), "promised_time": "22:30", "waits": True}
    service = WorkOrder.objects.get(
        pk=yard.run("receive_appointment", appointment=comes.pk, **facts).model_extra["order"]  # type: ignore[index]
    )
    assert service.lines.count() == 2
    finished(yard, service)
    fetched(yard, service, "customer")

    # Accident: the insurer pays what his assessor allowed, the customer the rest.
    crash = yard.open(cars[2], kind="A", insurer=yard.insurer().pk, report_no="PICC-2026-9")
    yard.labour(crash, "W01", payer="insurer")
    yard.part(crash, bumper, payer="insurer")
    yard.labour(crash)
    yard.run("record_assessment", order=crash.pk, paper_no="DS-1", amount="1260", assessor="周定损")
    finished(yard, crash)
    payers = {s.payer: s.amount_inc for s in OrderShare.objects.filter(order=crash)}
    assert payers == {"insurer": Decimal("1260.00"), "customer": Decimal("144.00")}
    fetched(yard, crash, "customer", "insurer")

    # Warranty: repaired at the maker's cost, claimed, granted.
    claim = claimed(yard, old_part_tag="JJ-1")
    yard.run("audit_claim", "service_manager", claim=claim.pk)
    yard.run("submit_claim", "warranty_clerk", claim=claim.pk)
    answer = {"claim": claim.pk, "granted_ex": str(claim.amount_ex), "answered_on": clock.today()}
    yard.run("answer_claim", "warranty_clerk", **answer)

    # Comeback of this morning's car, at the house's cost, with cause and cost.
    back = yard.open(cars[0], kind="C", comeback_of=service.pk, mileage=12510)
    yard.labour(back, payer="free")
    finished(yard, back, by="大勇")
    facts = {"cause": "work", "responsible": yard.person("technician", "铁柱"), "action": "放油螺栓重新紧固"}
    yard.run("record_comeback", "service_manager", order=back.pk, **facts)
    fetched(yard, back)

    # A package pays for its work.
    package = bought(yard, offered(yard), customer=cars[3].owner)
    prepaid = yard.open(cars[3])
    yard.run("use_package", order=prepaid.pk, package=package.pk)
    finished(yard, prepaid)
    fetched(yard, prepaid)

    # A rescue ends as an order.
    help_ = called(yard)
    yard.run("send_rescue", "dispatcher", rescue=help_.pk, technician=yard.person("technician", "大勇"))
    yard.run("reach_rescue", "technician", who="大勇", rescue=help_.pk)
    towed = yard.open(cars[4], kind="E")
    yard.run("add_charge", order=towed.pk, kind="towing", text="施救拖车", amount="300")
    yard.run("end_rescue", "dispatcher", rescue=help_.pk, result="拖回店内", order=towed.pk)
    yard.labour(towed)
    finished(yard, towed)
    fetched(yard, towed, "customer")

    # Evening: who did not come is noted; nothing is left open.
    clock.at += timedelta(hours=10)
    yard.run("close_appointments")
    stays_away.refresh_from_db()
    assert (stays_away.state, Appointment.objects.get(pk=comes.pk).state) == ("no_show", "arrived")
    assert set(WorkOrder.objects.values_list("state", flat=True)) == {"delivered"}
    assert (Rescue.objects.get().state, WarrantyClaim.objects.get().state) == ("over", "granted")
    assert Comeback.objects.get().cost > 0
    assert not Bill.objects.filter(document="workshop.order", state="waiting").exists()
    assert balance(yard.shop.store, "work_in_progress") == 0
    assert [row for code in ("I10", "I45", "I46") for _rule, row in broken(code)] == []
