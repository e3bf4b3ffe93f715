"""Customers who book: reminded the day before, their parts set aside; most of them come. Each season has its campaign."""

from datetime import timedelta

from chehang.catalogue.demo import goods
from chehang.core.access import rows
from chehang.core.context import STORE_TIME
from chehang.core.errors import Refused
from chehang.core.stage import Stage, Story
from chehang.vehicles.demo import cars
from chehang.vehicles.models import Vehicle
from chehang.warehouse.demo import KEEPERS

from ..models import Appointment, AppointmentLine, Campaign, WorkOrder
from ..operations.book_appointment import book_appointment
from ..operations.close_appointments import close_appointments
from ..operations.confirm_appointment import confirm_appointment
from ..operations.end_campaign import end_campaign
from ..operations.plan_campaign import plan_campaign
from ..operations.prepare_appointments import prepare_appointments
from ..operations.receive_appointment import receive_appointment
from ..operations.stage_parts import stage_parts
from ..operations.start_campaign import start_campaign
from ..states import COMING, UNSETTLED
from .crew import ADVISERS, CHIEF
from .masters import yard
from .visits import through, walk

TIMES = ("09:00", "09:30", "10:00", "10:30", "13:30", "14:00", "14:30")
PARTS = ("H3A 115 403 F", "HQS 052 195 A1", "HQN 013 814 9")
CAMPAIGN_DAY = 5  # of the month


def expected(stage: Stage, *, comes: bool = True) -> Story[None]:
    """A customer books maintenance some days ahead; one in nine does not come."""
    here = WorkOrder.objects.filter(store=stage.store, state__in=UNSETTLED).values_list("vehicle_id", flat=True)
    awaited = Appointment.objects.filter(store=stage.store, state__in=COMING).values_list("vehicle_id", flat=True)
    taken = {*here, *awaited}
    free = [c for c in stage.once(cars) if c.owner_id and c.pk not in taken]
    if not free:
        return
    car, adviser = stage.random.choice(free), stage.random.choice(ADVISERS)
    days, at = stage.random.randrange(1, 5), stage.random.choice(TIMES)
    known = {s.number: no for no, s in stage.once(goods).samples.items()}
    running = Campaign.objects.filter(store=stage.store, state="running").first()
    data = {
        "vehicle": car.pk, "day": stage.today + timedelta(days=days), "time": at, "complaint": "到期保养",
        "source": stage.random.choice(("phone", "app", "invited")), "op": stage.once(yard).ops["BY-01"].pk,
        "campaign": running and running.pk, "parts": [{"part": stage.once(goods).parts[known[n]].pk} for n in PARTS],
    }  # fmt: skip
    try:
        made = int(stage.run(book_appointment, data, adviser).id or 0)
    except Refused as refusal:
        if not refusal.code.startswith("appointment."):
            raise
        return
    yield 30
    if stage.random.random() < 0.6:
        stage.run(confirm_appointment, {"appointment": made}, adviser)
    absent = stage.random.random() < 0.11
    yield stage.until(days, at)
    car = Vehicle.objects.get(pk=car.pk)
    there = WorkOrder.objects.filter(vehicle=car, state__in=UNSETTLED).exists()
    if absent or there:
        return
    late = stage.clock.now().astimezone(STORE_TIME).hour >= 12
    facts = {"appointment": made, "mileage": car.mileage + stage.random.randrange(50, 900), "promised_time": "17:30"}
    facts |= {"promised_on": stage.today + timedelta(days=late)}
    stage.run(receive_appointment, facts, adviser)
    order = WorkOrder.objects.select_related("customer").get(appointment=made)
    yield 4
    walk(stage, order, adviser)
    yield 8
    yield from through(stage, order, adviser)


def eve(stage: Stage) -> Story[None]:
    """At four tomorrow is prepared, keepers set parts aside; in the evening it is noted who did not come."""
    stage.run(prepare_appointments, {}, ADVISERS[0])
    yield 15
    held = rows(AppointmentLine, stage.actors[KEEPERS[0]]).filter(
        held__gt=0, staged=False, appointment__state__in=COMING
    )
    for line in list(held.order_by("id")):
        stage.run(stage_parts, {"line": line.pk}, KEEPERS[0])
    yield stage.until(0, "20:30")
    stage.run(close_appointments, {}, ADVISERS[0])


def season(stage: Stage) -> Story[None]:
    """A campaign of three weeks: planned, allowed by the general manager, and judged at its end."""
    last = stage.today + timedelta(days=21)
    plan = {
        "title": f"{stage.today.month}月爱车检测", "offer": "到店保养免费检测 32 项,空调滤芯九折", "begins": stage.today,
        "ends": last, "target_cars": 8, "target_output": "6000",
    }  # fmt: skip
    made = stage.run(plan_campaign, plan, CHIEF).id
    yield 120
    stage.run(start_campaign, {"campaign": made}, stage.someone("general_manager"))
    yield stage.until(22, "09:20")
    stage.run(end_campaign, {"campaign": made, "review": "到店台次达标,空调滤芯带动产值"}, CHIEF)
