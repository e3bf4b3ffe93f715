"""The workshop's day: orders in their states, parts out and back, times clocked, a car that came back, a settlement in red."""

from datetime import timedelta

from chehang.core.context import STORE_TIME
from chehang.work.models import Course
from chehang.workshop.models import WorkOrder
from tests.goods import upload
from tests.selling import Shop

from .outside import called, came_back, lent, loan_car, sent_out
from .packages import bought, card, offered
from .yard import Yard, booked, claimed

FREE = "(SELECT MAX(id) FROM workshop_workorder WHERE state = 'open')"
READY = "(SELECT MIN(id) FROM workshop_workorder WHERE state = 'ready')"
SETTLED = "(SELECT MIN(id) FROM workshop_workorder WHERE state = 'settled')"
SETTLE = f"UPDATE workshop_workorder SET state = 'settled' WHERE id = {READY}"

VIOLATIONS = {
    "workshop_clocking_overlap_update": [
        (
            "UPDATE workshop_clocking SET started_at = (SELECT MIN(c.started_at) FROM workshop_clocking c WHERE"
            " c.technician_id = workshop_clocking.technician_id) WHERE ended_at IS NULL",
        )
    ],
    "workshop_orderline_frozen_update": [(f"UPDATE workshop_orderline SET text = 'x' WHERE order_id = {SETTLED}",)],
    "workshop_orderline_frozen_delete": [(f"DELETE FROM workshop_orderline WHERE order_id = {SETTLED}",)],
    "workshop_workorder_parts_billed": [
        (f"UPDATE workshop_workorder SET total_inc = 0, labour_inc = 0, parts_inc = 0, other_inc = 0 WHERE id = {READY}",
         f"UPDATE workshop_orderline SET quantity = quantity + 1 WHERE kind = 'part' AND order_id = {READY}", SETTLE),
    ],
    "workshop_workorder_shared_out": [(SETTLE,)],
    "workshop_workorder_claim_made_over": [
        (f"UPDATE workshop_workorder SET total_inc = 0, labour_inc = 0, parts_inc = 0, other_inc = 0 WHERE id = {READY}",
         f"UPDATE workshop_orderline SET payer = 'insurer' WHERE order_id = {READY}", SETTLE),
    ],
    "workshop_workorder_three_looked": [
        ("UPDATE workshop_workorder SET state = 'final_ok' WHERE state = 'mutual_ok'",),
    ],
}  # fmt: skip
COPIES = {
    "workshop_clocking_overlap_insert": ({}, "ended_at IS NOT NULL", ()),
    "workshop_inspection_danger_signed": ({"brakes": "'left'", "round": "round + 50"}, "passed", ()),
    "workshop_orderline_frozen_insert": ({"n": "n + 50"}, f"order_id = {SETTLED}", ()),
}


def tell(shop: Shop) -> None:
    """Eight cars on their way through the house."""
    yard = Yard(shop)
    yard.open_shop()
    parts = [
        shop.goods("40", "4000", "200", number="WS-1", name="水泵"),
        shop.goods("40", "2000", "90", number="WS-2", name="皮带"),
    ]
    cars = [yard.car(f"LHCH3A8F0TA00{n}", f"浙C1000{n - 2000}", name=f"车主{n}") for n in range(2001, 2009)]
    first = yard.delivered(*parts, car=cars[0], repair_class="minor")
    yard.later(60)
    back = yard.open(cars[0], kind="C", comeback_of=first.pk)
    facts = {"cause": "part", "part": parts[0].pk, "action": "换件并向供应商索赔"}
    yard.run("record_comeback", "service_manager", order=back.pk, **facts)
    settled = yard.settled(parts[1], car=cars[1])
    yard.run("issue_certificate", "inspector", order=settled.pk)
    red = yard.settled(car=cars[2])
    yard.run("reverse_settlement", "service_manager", order=red.pk, reason="少算折扣")
    yard.run("settle_order", order=red.pk)
    yard.ready(parts[0], car=cars[3])
    looked = yard.worked(car=cars[4])
    yard.run("inspect_order", "technician", who="铁柱", order=looked.pk, stage="own")
    yard.run("inspect_order", "technician", who="大勇", order=looked.pk, stage="mutual")
    _packages(yard)
    running = yard.open(cars[5])
    line, part = yard.labour(running), yard.part(running, parts[0], "2")
    sheet = {"fuel": 50, "marks": [{"damage": "D", "place": "右后门"}], "signed_name": "车主"}
    yard.run("walk_around", order=running.pk, image=upload(), **sheet)
    yard.agreed(running)
    yard.dispatched(running)
    yard.fetch(running)
    yard.run("take_back_parts", "keeper", line=part.pk, quantity="1", bin="A-01-01-01", reason="多领一件")
    yard.run("clock_on", "technician", who="铁柱", line=line.pk)
    yard.run(
        "record_attendance",
        "dispatcher",
        technician=yard.person("technician", "铁柱"),
        day=shop.depot.clock.today(),
        hours="8",
    )
    yard.run(
        "record_attendance",
        "dispatcher",
        technician=yard.person("technician", "大勇"),
        day=shop.depot.clock.today(),
        hours="8",
    )
    asked = yard.open(cars[6])
    yard.part(asked, parts[1])
    yard.agreed(asked)
    yard.run("request_parts", "technician", who="大勇", order=asked.pk)
    late = {"technician": yard.person("technician", "大勇"), "used_on": shop.depot.clock.today(), "why": "夜间救援"}
    asked.refresh_from_db()
    yard.part(asked, parts[0])
    yard.agreed(asked)
    local = asked.arrived_at.astimezone(STORE_TIME)
    yard.run("file_late_requisition", "service_manager", order=asked.pk, used_time=f"{local:%H:%M}", **late)
    free = yard.open(cars[7])
    oil = shop.goods("9", "400", "120", number="WS-4", name="机油")
    items = [{"op": yard.ops["M01"].pk}, {"part": oil.pk, "discount": "0.05"}]
    yard.run("add_menu", "service_manager", code="BY-1", name="常规保养", items=items)
    yard.run("add_charge", order=free.pk, kind="diagnosis", text="电脑诊断", amount="100")
    _expected(yard, cars)
    _claims(yard)
    _outside(yard)
    _paid(yard, first)


def _packages(yard: Yard) -> None:
    """A package in use, one given back, one not paid and called off; a use on an order, one settled, one taken off; a card that paid."""
    offer, money = offered(yard), card(yard, "100")
    car = yard.car("LHCH3A8F0TA002301", "浙C10301", name="套餐")
    package = bought(yard, offer, customer=car.owner)
    order = yard.open(car)
    use = yard.run("use_package", order=order.pk, package=package.pk).model_extra["use"]
    yard.run("free_package_use", use=use, reason="改用现金")
    yard.run("use_package", order=order.pk, package=package.pk)
    bound = bought(yard, offer, customer=car.owner, vehicle=car.pk)
    yard.run("refund_package", "service_manager", package=bound.pk, ground="agreed", reason="客户换车")
    unpaid = bought(yard, offer, customer=car.owner, paid=False)
    yard.run("cancel_package", package=unpaid.pk, reason="客户不要了")
    other = yard.car("LHCH3A8F0TA002302", "浙C10302", name="储值")
    spent = bought(yard, money, customer=other.owner)
    paid = yard.settled(car=other)
    yard.run("pay_with_package", order=paid.pk, package=spent.pk, amount="60", image=upload())


def _outside(yard: Yard) -> None:
    """Work out and back, an accident with its supplement, a loan car out and back."""
    car = yard.car("LHCH3A8F0TA002303", "浙C10303", name="委外")
    order = yard.open(car, kind="A", insurer=yard.insurer().pk, report_no="PICC-9")
    came_back(yard, sent_out(yard, order))
    sent_out(yard, order)
    for n, amount in (("1", "3000"), ("2", "500")):
        yard.run("record_assessment", order=order.pk, paper_no=f"DS-{n}", amount=amount, assessor="周定损")
    yard.made_over(order)
    facts = {"paper_no": "PICC-JP-9", "assessor": "周定损", "reason": "驾驶证逾期未审验"}
    refused = yard.open(
        yard.car("LHCH3A8F0TA002304", "浙C10304", name="拒赔"), kind="A", insurer=order.insurer_id, report_no="PICC-10"
    )
    yard.labour(refused, "M02", payer="insurer")
    yard.run("refuse_cover", order=refused.pk, **facts)
    lends = loan_car(yard)
    loan = lent(yard, order, lends)
    yard.run("return_loan_car", loan=loan.pk, km=5100, fuel=50)
    lent(yard, order, lends, km=5100)
    maker = yard.shop.customer(name="泓川汽车股份", kind="company", mobile="").pk
    long = yard.open(yard.car("LHCH3A8F0TA002404", "浙C10404", name="久修"), kind="W", maker=maker)
    WorkOrder.objects.filter(pk=long.pk).update(arrived_at=yard.shop.depot.clock.now() - timedelta(days=8))
    yard.run("grant_transport", "service_manager", order=long.pk, days=2, per_day="100")
    for n in range(3):
        help_ = called(yard)
        if n:
            yard.run("send_rescue", "dispatcher", rescue=help_.pk, technician=yard.person("technician", "大勇"))
            yard.run("reach_rescue", "technician", who="大勇", rescue=help_.pk)
        if n == 1:
            yard.run("end_rescue", "dispatcher", rescue=help_.pk, result="更换电瓶", order=order.pk)


def _expected(yard: Yard, cars: list) -> None:
    """Appointments in each state, a campaign that is over."""
    day = yard.shop.depot.clock.today()
    facts = {
        "title": "冬季关怀",
        "offer": "免费检测",
        "begins": day,
        "ends": day,
        "target_cars": 9,
        "target_output": "900",
    }
    campaign = yard.run("plan_campaign", "service_manager", **facts).id
    yard.run("start_campaign", "general_manager", campaign=campaign)
    pump = yard.shop.goods("9", "400", "200", number="WS-3", name="节温器")
    came = booked(yard, cars[0], time="09:00", campaign=campaign, parts=[{"part": pump.pk}])
    booked(yard, cars[1], time="09:30", op=yard.ops["M01"].pk)
    fresh = yard.car("LHCH3A8F0TA002090", "浙C10090", name="车主九十")
    here = booked(yard, fresh, time="14:00")
    facts = {"appointment": here.pk, "mileage": 13000, "promised_on": day + timedelta(days=2), "promised_time": "18:00"}
    yard.run("receive_appointment", **facts)
    off = booked(yard, cars[2], time="10:00")
    yard.run("cancel_appointment", appointment=off.pk, reason="出差")
    yard.run("prepare_appointments")
    yard.run("end_campaign", "service_manager", campaign=campaign, review="到店一台")
    assert came.state == "booked"


def _paid(yard: Yard, order: WorkOrder) -> None:
    """A course that was chosen, and a technician's piece pay for an order of last month."""
    now = yard.shop.depot.clock.now()
    WorkOrder.objects.filter(pk=order.pk).update(settled_at=now - timedelta(days=32))
    month = (now - timedelta(days=32)).date().replace(day=1)
    course = Course.objects.create(store=yard.shop.store, code="WS-BRAKES", title="制动系统装配")
    when = {"year": now.year + 1, "month": 1, "hours": 4, "reason": "年度复训"}
    yard.run("choose_course", "service_manager", trade="mechanics", course=course.pk, **when)
    facts = {"employee": yard.person("technician", "铁柱"), "month": month, "factor": "1.05"}
    made = yard.run("reckon_piece_pay", "service_manager", **facts)
    yard.run("approve_piece_pay", "hr_manager", pay=made.id)


def _claims(yard: Yard) -> None:
    """A claim granted, one that was cut, one that is only drafted."""
    day = yard.shop.depot.clock.today()
    for n, granted in enumerate(("416.99", "176.99", "")):
        car = yard.car(f"LHCH3A8F0TA00220{n}", f"浙C1020{n}", name=f"索赔{n}", warranty_from=day - timedelta(days=90))
        made = claimed(yard, car=car)
        if not granted:
            continue
        yard.run("audit_claim", "service_manager", claim=made.pk)
        yard.run("submit_claim", "warranty_clerk", claim=made.pk)
        answer = {"claim": made.pk, "granted_ex": granted, "answered_on": day, "answer": "工时核减"}
        yard.run("answer_claim", "warranty_clerk", **answer)
