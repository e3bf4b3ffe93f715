"""Short ways through rooms, cars, waste, welfare, the dormitory and ideas."""

from typing import Any

from chehang.office.models import (
    Bed,
    Booking,
    CarTrip,
    CompanyCar,
    HouseEvent,
    Room,
    SavingIdea,
    Stay,
    WasteBatch,
    WasteTransfer,
    Welfare,
)
from tests.office import Office

TAKER = {"taker": "绿环危废处置公司", "licence": "浙危废经第008号", "manifest": "LD2026-0001"}


def room(office: Office, name: str = "二楼会议室", seats: int = 12) -> Room:
    return Room.objects.get(pk=office.run("office.add_room", "hr_manager", name=name, seats=seats, equipment="投影").id)


def booked(
    office: Office, of: Room, since: str = "14:00", until: str = "15:30", by: str = "keeper", **also: Any
) -> Booking:
    data = {"room": of.pk, "day": office.day(0), "since": since, "until": until, "purpose": "周例会", **also}
    return Booking.objects.get(pk=office.run("office.book_room", by, **data).id)


def car(office: Office, plate: str = "浙B0001A", **also: Any) -> CompanyCar:
    data = {"plate": plate, "name": "公务车", "use": "errand", "odometer": 52_000, "insured_until": office.day(90)}
    data |= {"inspected_until": office.day(200)} | also
    return CompanyCar.objects.get(pk=office.run("office.register_car", "hr_manager", **data).id)


def trip(office: Office, of: CompanyCar, state: str = "asked", by: str = "keeper") -> CarTrip:
    """To the bank and back, as far as ``state``: 52,000 to 52,036 km."""
    data = {"car": of.pk, "day": office.day(0), "place": "工商银行", "purpose": "送单据"}
    pk = office.run("office.ask_car", by, **data).id
    if state == "refused":
        office.run("office.decide_trip", "hr_manager", trip=pk, allowed=False, reason="车辆保养")
    if state in ("allowed", "out", "back"):
        office.run("office.decide_trip", "hr_manager", trip=pk)
    of.refresh_from_db()
    if state in ("out", "back"):
        office.run("office.hand_out_car", "hr_manager", trip=pk, odometer=of.odometer)
    if state == "back":
        office.run("office.take_back_car", "hr_manager", trip=pk, odometer=of.odometer + 36)
    return CarTrip.objects.get(pk=pk)


def waste(office: Office, kind: str = "HW08", weight: str = "180") -> WasteBatch:
    data = {"kind": kind, "weight": weight, "container": "油桶-01", "place": "危废暂存间"}
    return WasteBatch.objects.get(pk=office.run("office.store_waste", "technician", **data).id)


def taken(office: Office, *batches: WasteBatch, **also: Any) -> WasteTransfer:
    data = {**TAKER, "licence_until": office.day(300), "containers": [{"batch": b.pk} for b in batches], **also}
    return WasteTransfer.objects.get(pk=office.run("office.hand_over_waste", "hr_manager", **data).id)


def welfare(office: Office, state: str = "planned", **also: Any) -> Welfare:
    data = {"kind": "festival", "title": "中秋节", "item": "月饼一盒", "each": "128", "day": office.day(3), **also}
    pk = office.run("office.plan_welfare", "hr_manager", **data).id
    if state == "approved":
        office.run("office.decide_welfare", "general_manager", welfare=pk)
    if state == "refused":
        office.run("office.decide_welfare", "general_manager", welfare=pk, approved=False, reason="预算不足")
    return Welfare.objects.get(pk=pk)


def idea(office: Office, state: str = "suggested") -> SavingIdea:
    data = {"title": "展厅灯光分区开关", "text": "无客户区域午间关灯", "expected": "12000"}
    pk = office.run("office.suggest_saving", "keeper", **data).id
    if state in ("accepted", "done"):
        office.run("office.judge_saving", "hr_manager", idea=pk, verdict="可行,下月实施")
    if state == "refused":
        office.run("office.judge_saving", "hr_manager", idea=pk, accepted=False, verdict="影响接待")
    if state == "done":
        office.run("office.settle_saving", "finance_manager", idea=pk, saved="9800", reason="电费账单对比")
    return SavingIdea.objects.get(pk=pk)


def bed(office: Office, number: str = "1") -> Bed:
    return Bed.objects.get(pk=office.run("office.add_bed", "hr_manager", room="301", bed=number).id)


def stay(office: Office, of: Bed, who: str = "keeper") -> Stay:
    return Stay.objects.get(pk=office.run("office.move_in", "hr_manager", bed=of.pk, employee=office.id(who)).id)


def event(office: Office, state: str = "planned") -> HouseEvent:
    """The annual party of 30,000 in twenty days, led by a keeper, as far as ``state``."""
    data = {
        "title": "年会",
        "place": "展厅",
        "people": 120,
        "plan": "表彰与聚餐",
        "budget": "30000",
        "day": office.day(20),
    }
    if state == "closed":
        data["day"] = office.day(0)
    pk = office.run("office.plan_event", "hr_manager", leader=office.id("keeper"), **data).id
    if state == "refused":
        office.run("office.decide_event", "general_manager", event=pk, approved=False, reason="从简")
    if state in ("approved", "closed"):
        office.run("office.decide_event", "general_manager", event=pk)
    if state == "closed":
        office.run("office.close_event", "keeper", event=pk, came=118, cost="28600", summary="流程顺畅")
    return HouseEvent.objects.get(pk=pk)
