"""A car's way through the workshop of the sample store, from the reception to the gate."""

from datetime import timedelta
from typing import Any

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import take_payment
from chehang.catalogue.demo import goods
from chehang.core.access import rows
from chehang.core.context import STORE_TIME
from chehang.core.errors import Refused
from chehang.core.stage import Stage, Story
from chehang.vehicles.demo import cars
from chehang.vehicles.models import Vehicle
from chehang.warehouse import demo as warehouse

from ..desk import short_of_looks
from ..models import Clocking, LineShare, OrderLine, WorkOrder
from ..operations.add_labour import add_labour
from ..operations.add_part import add_part
from ..operations.clock_off import clock_off
from ..operations.clock_on import clock_on
from ..operations.close_order import close_order
from ..operations.deliver_order import deliver_order
from ..operations.dispatch_order import dispatch_order
from ..operations.drop_line import drop_line
from ..operations.finish_order import finish_order
from ..operations.free_package_use import free_package_use
from ..operations.hold_order import hold_order
from ..operations.inspect_order import inspect_order
from ..operations.issue_certificate import issue_certificate
from ..operations.open_order import open_order
from ..operations.record_agreement import record_agreement
from ..operations.record_comeback import record_comeback
from ..operations.reinspect_order import reinspect_order
from ..operations.request_parts import request_parts
from ..operations.send_estimate import send_estimate
from ..operations.settle_order import settle_order
from ..operations.void_order import void_order
from ..operations.walk_around import walk_around
from ..operations.wash_car import wash_car
from ..states import UNSETTLED
from .claims import claim
from .crew import ADVISERS, CASHIER, CHIEF, DISPATCHER, INSPECTOR, TECHNICIANS
from .insurers import insure
from .masters import yard
from .packages import bring_back, lend, outside, sale, use

ORDER, REQUISITION = "workshop.order", "workshop.requisition"
STATIONS = ("received", "estimated", "agreed", "parts", "worked", "looked", "ready", "settled", "gone")
# kind: who pays, what he says, labour, parts
WORK: dict[str, tuple[str, tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]]] = {
    "M": ("customer", (
        ("到期保养", ("BY-01",), ("H3A 115 403 F", "HQS 052 195 A1", "HQN 013 814 9")),
        ("到期保养,空调有异味", ("BY-01", "BY-02"), ("H3A 115 403 F", "HQS 052 195 A1", "H3A 819 653 B")),
    )),
    "F": ("maker", (("首次保养", ("BY-03",), ("H3A 115 403 F", "HQS 052 195 A1")),)),
    "G": ("customer", (
        ("刹车时有尖锐声", ("WX-01",), ("H3A 698 151 D",)),
        ("早上打不着火", ("WX-02",), ("H3A 915 105 AC",)),
        ("雨刮刮不干净", ("WX-03",), ("H3A 955 425 G",)),
        ("怠速抖动", ("WX-04",), ("H3A 905 611 D",)),
    )),
    "A": ("insurer", (("前保险杠被追尾刮伤,对方全责", ("BP-01", "BP-02"), ("H3A 807 217 GRU",)),)),
    "W": ("maker", (("发动机前部漏冷却液", ("WX-05",), ("H3A 121 011 J",)), ("发动机舱有异响", ("WX-06",), ("H3A 145 933 T",)))),
    "C": ("free", (("上次修过的地方又响", ("WX-01",), ()),)),
}  # fmt: skip
ELECTRIC = ("customer", (("到期保养", ("BY-04",), ("H3A 819 653 B",)), ("充电时提示绝缘故障", ("GY-01",), ())))
ADVICE = ("", "", "后制动片剩余 3mm,建议下次更换", "轮胎花纹接近限度,建议更换", "蓄电池健康度 62%,建议入冬前更换")
FAULTS = ("右前轮螺栓扭力不足", "放油螺塞有渗漏", "车内有油污未清洁")


def visit(
    stage: Stage, kind: str, *, until: str = "gone", back_for: WorkOrder | None = None, comes_back: bool = False
) -> Story[None]:
    """One car that comes unannounced. ``until``: the station of ``STATIONS`` where it stands when the curtain falls."""
    adviser = stage.random.choice(ADVISERS)
    opened = _receive(stage, kind, adviser, back_for)
    if opened is None:
        return
    order, work = opened
    yield 5
    walk(stage, order, adviser)
    yield 12
    if kind == "M" and stage.random.random() < 0.15:
        yield from sale(stage, order.vehicle)
    if kind != "M" or not use(stage, order, adviser):
        _write(stage, order, adviser, work)
    if kind == "A":
        lend(stage, order, adviser)
    yield from through(stage, order, adviser, until=until, comes_back=comes_back)


def through(
    stage: Stage, order: WorkOrder, adviser: str, *, until: str = "gone", comes_back: bool = False
) -> Story[None]:
    """From the estimate to the gate."""
    last = STATIONS.index(until)
    if last < 1:
        return
    stage.run(send_estimate, {"order": order.pk}, adviser)
    if last < 2:
        return
    yield 4
    signed = {"order": order.pk, "way": "signed", "name": order.customer.name[:20], "image": stage.signature()}
    stage.run(record_agreement, signed, adviser)
    insure(stage, order, adviser)
    if last < 3:
        return
    yield 6
    technician = _dispatch(stage, order)
    if until == "parts":
        _ask(stage, order, technician)
        return
    yield from _fetch(stage, order, technician, adviser)
    if not order.requisitions.exists() and not order.lines.filter(kind="labour", dropped=False).exists():
        stage.run(void_order, {"order": order.pk, "reason": "套餐缺件,客户改日再来"}, stage.someone("service_manager"))
        return
    yield from _work(stage, order, technician)
    if last < 5:
        return
    if order.kind == "A":
        yield from outside(stage, order, adviser)
    yield from _look(stage, order, technician)
    if last < 6:
        return
    yield from _finish(stage, order)
    if last < 7:
        return
    yield 8
    _settle(stage, order, adviser)
    if last < 8:
        return
    yield 12
    _pay(stage, order, "customer")
    yield 6
    bring_back(stage, order, adviser)
    stage.run(deliver_order, {"order": order.pk, "receiver_name": order.customer.name[:20]}, adviser)
    if order.kind in "FW" and order.maker_id:
        stage.begin(claim(stage, order))
    yield from _afterwards(stage, order, adviser, comes_back)


def _late(stage: Stage) -> timedelta:
    """Nothing, or the time until tomorrow morning."""
    evening = stage.clock.now().astimezone(STORE_TIME)
    return stage.until(1, "08:45") if evening.hour >= 17 else timedelta(0)


def _receive(
    stage: Stage, kind: str, adviser: str, back_for: WorkOrder | None
) -> tuple[WorkOrder, tuple[str, tuple[str, tuple[str, ...], tuple[str, ...]]]] | None:
    here = set(WorkOrder.objects.filter(store=stage.store, state__in=UNSETTLED).values_list("vehicle_id", flat=True))
    free = [c for c in stage.once(cars) if c.owner_id and c.pk not in here]
    if not free or (back_for and back_for.vehicle_id in here):
        return None
    car = Vehicle.objects.select_related("model").get(
        pk=back_for.vehicle_id if back_for else stage.random.choice(free).pk
    )
    electric = car.model is not None and "E6" in car.model.code
    payer, choices = ELECTRIC if electric and kind in "MGW" else WORK[kind]
    kind = "M" if electric and kind in "MGW" else kind
    said = stage.random.choice(choices)
    morning = stage.clock.now().astimezone(STORE_TIME).hour < 12
    masters = stage.once(yard)
    data: dict[str, Any] = {
        "vehicle": car.pk,
        "kind": kind,
        "complaint": said[0],
        "mileage": car.mileage + stage.random.randrange(20, 900),
        "promised_on": stage.today + timedelta(days=0 if morning and kind != "A" else 1 + 2 * (kind == "A")),
        "promised_time": "17:30",
        "waits": kind in "MF",
        "wash": stage.random.random() < 0.7,
    }
    if kind == "A":
        data |= {"insurer": masters.insurer.pk, "report_no": f"RDZA2026{stage.random.randrange(10**8):08d}"}
    if kind in "FW":
        data["maker"] = masters.maker.pk
    if back_for:
        data["comeback_of"] = back_for.pk
    order = WorkOrder.objects.select_related("customer").get(pk=int(stage.run(open_order, data, adviser).id or 0))
    return order, (payer, said)


def walk(stage: Stage, order: WorkOrder, adviser: str) -> None:
    """Around the car with its customer: damage, photos, signature."""
    marks = [{"damage": "S", "place": stage.random.choice(("右后门", "前保险杠", "左后翼子板"))}]
    sheet = {
        "order": order.pk, "fuel": stage.random.randrange(2, 20) * 5, "signed_name": order.customer.name[:20],
        "marks": marks if stage.random.random() < 0.4 else [], "image": stage.signature(),
        "photos": [stage.picture(f"接车照片{n}") for n in range(1, 5)],
    }  # fmt: skip
    stage.run(walk_around, sheet, adviser)


def _write(
    stage: Stage, order: WorkOrder, adviser: str, work: tuple[str, tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    payer, (_said, labour, parts) = work
    ops, known = stage.once(yard).ops, {s.number: no for no, s in stage.once(goods).samples.items()}
    for code in labour:
        stage.run(add_labour, {"order": order.pk, "op": ops[code].pk, "payer": payer}, adviser)
    for number in parts:
        stage.run(
            add_part, {"order": order.pk, "part": stage.once(goods).parts[known[number]].pk, "payer": payer}, adviser
        )


def _dispatch(stage: Stage, order: WorkOrder) -> str:
    """The technician with the least to do; high voltage only to who has the certificate."""
    high = order.lines.filter(high_voltage=True).exists()
    loads = {
        login: LineShare.objects.filter(
            technician_id=stage.actors[login].employee_id, line__done=False, line__order__state__in=UNSETTLED
        ).count()
        for login in TECHNICIANS
    }
    login = TECHNICIANS[0] if high else min(TECHNICIANS, key=lambda one: loads[one])
    bay = stage.random.choice(stage.once(yard).bays).pk
    person = stage.actors[login].employee_id
    stage.run(dispatch_order, {"order": order.pk, "technician": person, "bay": bay}, DISPATCHER)
    return login


def _ask(stage: Stage, order: WorkOrder, technician: str) -> int | None:
    """The technician asks for what is outstanding; None when the store has too few."""
    if not order.lines.filter(kind="part", dropped=False).exists():
        return 0
    try:
        done = stage.run(request_parts, {"order": order.pk}, technician)
    except Refused as refusal:
        if refusal.code == "requisition.nothing":
            return 0
        return None
    return int((done.model_extra or {})["requisition"])


def _fetch(stage: Stage, order: WorkOrder, technician: str, adviser: str) -> Story[None]:
    """Parts come with two keepers' signatures; what is not there is waited for, and done without in the end."""
    asked = _ask(stage, order, technician)
    tries = 0
    while asked is None:
        if not tries:
            what = {
                "order": order.pk,
                "waits_for": "parts",
                "what": "库存不足,已催配件部",
                "until": stage.today + timedelta(days=3),
            }
            stage.run(hold_order, what, DISPATCHER)
        tries += 1
        yield stage.until(1, "09:20")
        if tries > 2:
            _do_without(stage, order, adviser)
        asked = _ask(stage, order, technician)
    if asked:
        yield 8
        yield from warehouse.issue(stage, REQUISITION, asked)
    yield 4


def _do_without(stage: Stage, order: WorkOrder, adviser: str) -> None:
    """What did not come is left out; of a package the customer keeps the whole use for next time."""
    why = "缺件,客户同意下次更换"
    missing = list(order.lines.filter(kind="part", dropped=False, issued=0).order_by("n"))
    for held in sorted({x.package_use_id for x in missing if x.package_use_id}):
        stage.run(free_package_use, {"use": held, "reason": why}, adviser)
    for line in (x for x in missing if not x.package_use_id):
        stage.run(drop_line, {"line": line.pk, "reason": why}, adviser)


def _work(stage: Stage, order: WorkOrder, technician: str) -> Story[None]:
    """Line after line, one at a time: a technician is in one place."""
    person = stage.actors[technician].employee_id
    for line in list(OrderLine.objects.filter(order=order, kind="labour", dropped=False, done=False).order_by("n")):
        yield _late(stage)
        while Clocking.objects.filter(technician_id=person, ended_at=None).exists():
            yield 12
            yield _late(stage)
        stage.run(clock_on, {"line": line.pk}, technician)
        yield max(6, int(float(line.quantity) * 60 * stage.random.uniform(0.7, 1.05)))
        stage.run(clock_off, {"pause": "done"}, technician)
    yield 3


def _look(stage: Stage, order: WorkOrder, technician: str) -> Story[None]:
    """Own check, mutual check, final inspection by three people; now and then the last one sends the car back."""
    other = next(login for login in TECHNICIANS if login != technician)
    fault = stage.random.random() < 0.05
    while True:
        stage.run(inspect_order, {"order": order.pk, "stage": "own"}, technician)
        yield 6
        stage.run(inspect_order, {"order": order.pk, "stage": "mutual"}, other)
        yield 10
        final: dict[str, Any] = {
            "order": order.pk,
            "stage": "final",
            "brakes": "good",
            "steering": "good",
            "leaks": "good",
        }
        final |= {"wheels": "good", "torque_nm": 120, "road_km": "2.5"}
        if not fault:
            stage.run(inspect_order, final, INSPECTOR)
            return
        bad = {"passed": False, "wheels": "bad", "reason": stage.random.choice(FAULTS)}
        stage.run(inspect_order, final | bad, INSPECTOR)
        fault = False
        yield 5
        yield from _work(stage, order, technician)


def _finish(stage: Stage, order: WorkOrder) -> Story[None]:
    if stage.random.random() < 0.12 or short_of_looks(stage.actors[CHIEF], stage.clock):
        yield 5
        stage.run(reinspect_order, {"order": order.pk}, CHIEF)
    if stage.random.random() < 0.1:
        stage.run(issue_certificate, {"order": order.pk}, INSPECTOR)
    if order.wash:
        stage.run(wash_car, {"order": order.pk}, DISPATCHER)
        yield 20
    yield 2
    stage.run(finish_order, {"order": order.pk}, INSPECTOR)


def _settle(stage: Stage, order: WorkOrder, adviser: str) -> None:
    data = {
        "order": order.pk,
        "next_service_on": stage.today + timedelta(days=180),
        "next_service_km": order.mileage_in + 7500,
        "advice": stage.random.choice(ADVICE),
    }
    stage.run(settle_order, data, adviser)


def _pay(stage: Stage, order: WorkOrder, part: str) -> None:
    bill = (
        rows(Bill, stage.actors[CASHIER]).filter(document=ORDER, object_id=order.pk, part=part, state="waiting").first()
    )
    if bill is None or not bill.rest:
        return
    payment: dict[str, Any] = {"method": "wechat", "amount": str(bill.rest)}
    if part == "insurer":
        payment |= {"method": "transfer", "reference": f"{stage.today:%Y%m%d}{stage.random.randrange(10**8):08d}"}
    stage.run(take_payment, {"bill": bill.pk, "payments": [payment]}, CASHIER)


def _afterwards(stage: Stage, order: WorkOrder, adviser: str, comes_back: bool) -> Story[None]:
    """The insurer pays within days, the order is closed; now and then the car comes back."""
    yield stage.until(4 if order.kind == "A" else 1, "16:40")
    _pay(stage, order, "insurer")
    stage.run(close_order, {"order": order.pk}, adviser)
    if comes_back or (order.kind == "G" and stage.random.random() < 0.08):
        yield stage.until(3, "09:40")
        yield from _come_back(stage, order)


def _come_back(stage: Stage, original: WorkOrder) -> Story[None]:
    story = visit(stage, "C", back_for=original)
    first = next(story, None)
    if first is None:
        return
    yield first
    yield from story
    again = WorkOrder.objects.filter(comeback_of=original).latest("id")
    share = LineShare.objects.filter(line__order=original).first()
    facts = {"order": again.pk, "cause": "work", "cost": "216", "action": "班前会讲解装配要点,复检该技师一周"}
    stage.run(record_comeback, facts | {"responsible": share and share.technician_id}, CHIEF)
