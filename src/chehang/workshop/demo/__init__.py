"""The chapter of the workshop: cars come in, are repaired, looked at by three, paid and fetched; some come back."""

from datetime import timedelta

from django.db.models import Sum

from chehang.core.money import ZERO
from chehang.core.stage import Person, Stage, Story
from chehang.work.operations.approve_goal import approve_goal
from chehang.work.operations.confirm_task import confirm_task
from chehang.work.operations.create_course import create_course
from chehang.work.operations.explain_goal import explain_goal
from chehang.work.operations.finish_task import finish_task
from chehang.work.operations.report_goal import report_goal
from chehang.work.operations.request_work import request_work
from chehang.work.operations.set_goal import set_goal
from chehang.work.operations.take_request import take_request

from ..models import ChosenCourse, LineShare, OrderShare, WorkOrder
from ..operations.approve_piece_pay import approve_piece_pay
from ..operations.choose_course import choose_course
from ..operations.reckon_piece_pay import reckon_piece_pay
from ..operations.record_attendance import record_attendance
from ..paying import span_of
from .appointments import CAMPAIGN_DAY, eve, expected, season
from .crew import ADVISERS, CHIEF, CLERK, DISPATCHER, INSPECTOR, TECHNICIANS
from .masters import furnish
from .packages import offers, rescue, sale
from .visits import visit

KINDS = ("M", "M", "M", "M", "M", "F", "G", "G", "G", "A", "W", "W")
PLAN_DAY, PAY_DAY, EVENT_DAY = 2, 4, 9  # of the month
TARGET = 14000  # yuan a month without VAT in the quick store


def people() -> list[Person]:
    """Two advisers, the dispatcher, three technicians, the inspector and the warranty clerk."""
    return [
        Person("021", "江雪", ADVISERS[0], ("service_advisor",)),
        Person("022", "余晨", ADVISERS[1], ("service_advisor",)),
        Person("023", "潘杰", DISPATCHER, ("dispatcher",)),
        Person("024", "孙铁柱", TECHNICIANS[0], ("technician",)),
        Person("025", "陶勇", TECHNICIANS[1], ("technician",)),
        Person("026", "石磊", TECHNICIANS[2], ("technician",)),
        Person("027", "陆明", INSPECTOR, ("inspector",)),
        Person("028", "夏萍", CLERK, ("warranty_clerk",)),
    ]


def masters(stage: Stage) -> None:
    """Bays, rates, labour operations, skills; the insurer and the maker as payers."""
    furnish(stage)
    offers(stage)


def day(stage: Stage) -> None:
    """Cars come in; in the evening the dispatcher writes down who was there. Each month has its plan."""
    if stage.first_day:
        return
    for at in stage.during_the_day(stage.how_many(small=40, typical=350), "08:40", "15:30"):
        stage.begin(visit(stage, stage.random.choice(KINDS)), at)
    for _n in range(stage.how_many(small=20, typical=150)):
        stage.begin(expected(stage), "11:20")
    for _n in range(stage.how_many(small=9, typical=60)):
        stage.begin(sale(stage), "11:40")
    for _n in range(stage.how_many(small=5, typical=30)):
        stage.begin(rescue(stage), "13:10")
    stage.begin(eve(stage), "16:00")
    stage.begin(evening(stage), "18:05")
    if stage.today.day == CAMPAIGN_DAY and stage.days_left > 23:
        stage.begin(season(stage), "09:30")
    if stage.today.day == PLAN_DAY and stage.days_left > 30:
        stage.begin(month_plan(stage), "09:05")
    if stage.today.day == PAY_DAY:
        stage.begin(piece_pay(stage), "09:20")
    if stage.today.day == EVENT_DAY and stage.days_left > 8:
        stage.begin(event(stage), "10:25")
        stage.begin(visit(stage, "G", comes_back=True), "10:40")


def today(stage: Stage) -> None:
    """A car at each station of the house this morning."""
    stations = ("received", "estimated", "agreed", "parts", "worked", "looked", "ready", "settled")
    for n, station in enumerate(stations):
        stage.begin(visit(stage, "M" if n % 2 else "G", until=station), f"08:{32 + n:02d}")
    stage.begin(expected(stage), "08:45")


def evening(stage: Stage) -> Story[None]:
    """Attendance of the day; messages older than two days are dealt with."""
    for login in TECHNICIANS:
        data = {"technician": stage.actors[login].employee_id, "day": stage.today, "hours": "8"}
        stage.run(record_attendance, data, DISPATCHER)
    if stage.today.weekday() in (0, 3):
        for login in (*ADVISERS, *TECHNICIANS, DISPATCHER, INSPECTOR):
            stage.read_messages(login, timedelta(days=2))
    yield 1


def event(stage: Stage) -> Story[None]:
    """Marketing asks for people and tools at a sales event; the service manager takes it on and it is done."""
    due = stage.today + timedelta(days=4)
    asked = {"department": "service", "title": "周末外展:派技师一名、应急工具一套", "due": due}
    marketing = stage.someone("marketing_manager")
    task = stage.run(request_work, asked, marketing).id
    yield 50
    stage.run(take_request, {"task": task, "owner": stage.actors[CHIEF].employee_id}, CHIEF)
    yield stage.until(3, "17:10")
    stage.run(finish_task, {"task": task, "result": "技师到场两天,检测车辆 18 台"}, CHIEF)
    yield stage.until(1, "09:15")
    stage.run(confirm_task, {"task": task}, marketing)


def piece_pay(stage: Stage) -> Story[None]:
    """What technicians and advisers earned last month is reckoned and approved; the worst trade gets its course once."""
    month = (stage.today.replace(day=1) - timedelta(days=1)).replace(day=1)
    begin, after = span_of(month)
    done = WorkOrder.objects.filter(store=stage.store, settled_at__gte=begin, settled_at__lt=after)
    hands = set(LineShare.objects.filter(line__order__in=done).values_list("technician_id", flat=True))
    hands |= set(done.values_list("adviser_id", flat=True))
    for login in (*TECHNICIANS, *ADVISERS):
        if (person := stage.actors[login].employee_id) in hands:
            made = stage.run(reckon_piece_pay, {"month": month, "employee": person, "factor": "1"}, CHIEF)
            yield 5
            stage.run(approve_piece_pay, {"pay": made.id}, stage.someone("hr_manager"))
    if not ChosenCourse.objects.filter(store=stage.store).exists():
        course = stage.run(create_course, {"code": "ASSEMBLY", "title": "装配工艺与扭矩规范"}, CHIEF).id
        when = {"year": stage.today.year, "month": stage.today.month, "hours": 4}
        chosen = {"trade": "mechanics", "course": course, "reason": "返修以装配为主", **when}
        stage.run(choose_course, chosen, CHIEF)


def month_plan(stage: Stage) -> Story[None]:
    """The month's goal for output is set, approved by the general manager, and answered for at its end."""
    last = (stage.today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    data = {
        "title": f"{stage.today.month}月维修产值",
        "measure": "维修产值(元,不含税)",
        "target": str(TARGET),
        "span": "month",
        "starts": stage.today,
        "due": last,
        "owner": stage.actors[CHIEF].employee_id,
        "plan_text": "到期保养客户逐一邀约;缺件当天跟催;终检一次通过",
    }
    begun, goal = stage.clock.now(), int(stage.run(set_goal, data, CHIEF).id or 0)
    yield 60
    stage.run(approve_goal, {"goal": goal}, stage.someone("general_manager"))
    yield stage.until((last - stage.today).days, "18:20")
    shares = OrderShare.objects.filter(store=stage.store, settled_at__gte=begun)
    reached = shares.aggregate(sum=Sum("amount_ex"))["sum"] or ZERO
    if reached < TARGET:
        why = {"goal": goal, "problem": "产值低于计划", "why": "部分客户改期,两台事故车待定损"}
        then = {"next_step": "下月初集中回访改期客户", "check_on": last + timedelta(days=5)}
        stage.run(explain_goal, why | then, CHIEF)
    proof = {"goal": goal, "result": str(reached), "evidence": "维修产值月报", "final": True}
    stage.run(report_goal, proof, CHIEF)


__all__ = ["day", "masters", "people", "today"]
