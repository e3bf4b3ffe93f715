"""Cases of the sample store: each month a complaint about parts and one of a customer with a compensation, both closed in time."""

from datetime import timedelta

from chehang.core.stage import Stage, Story
from chehang.work.operations.agree_case import agree_case
from chehang.work.operations.approve_compensation import approve_compensation
from chehang.work.operations.assign_case import assign_case
from chehang.work.operations.close_case import close_case
from chehang.work.operations.execute_case import execute_case
from chehang.work.operations.finish_task import finish_task
from chehang.work.operations.open_case import open_case
from chehang.work.operations.propose_case import propose_case
from chehang.work.operations.request_work import request_work
from chehang.work.operations.respond_case import respond_case
from chehang.work.operations.take_request import take_request

from .models import CaseType

REQUEST_DAY = 8  # of the month
# day of the month, type, who writes it down, whose case, title, facts, demand, remedy, compensation
CASES = (
    (7, "parts_complaint", "hanlei", "zhoumin", "刹车片有异响", "客户自提刹车片装车后有异响,要求更换", "更换同型号配件", "核对批次后免费更换一套", 0),
    (13, "customer_complaint", "xuqing", "weiguodong", "保养等待超过两小时", "预约保养到店后等待两小时未派工", "给个说法", "致歉并赠送一次工时", 300),
)  # fmt: skip


def day(stage: Stage) -> None:
    """Complaints and a request of another department on their days."""
    for n, (number, *_rest) in enumerate(CASES):
        if stage.today.day == number:
            stage.begin(complaint(stage, n), "10:10")
    if stage.today.day == REQUEST_DAY:
        stage.begin(asked_of_parts(stage), "11:05")


def complaint(stage: Stage, n: int, *, until: str = "closed") -> Story[None]:
    """Written down, assigned, answered, solved the next day, confirmed by customer service."""
    _day, kind, writer, owner, title, facts, demand, remedy, amount = CASES[n]
    data = {
        "type": CaseType.objects.get(code=kind).pk, "title": title, "facts": facts, "demand": demand, "source": "phone",
        "complainant": "到店客户",
    }  # fmt: skip
    case = stage.run(open_case, data, writer).id
    if until == "new":
        return
    yield 12
    stage.run(assign_case, {"case": case, "owner": stage.actors[owner].employee_id}, "xuqing")
    yield 20
    stage.run(respond_case, {"case": case, "text": "已电话致歉,今天给出方案"}, owner)
    yield 150
    solution = {
        "cause": "method", "cause_words": "派工与到货检查不到位", "remedy": remedy, "prevention": "每日晨会通报并抽查",
        "compensation": str(amount),
    }  # fmt: skip
    stage.run(propose_case, {"case": case, **solution}, owner)
    if amount:
        yield 30
        stage.run(approve_compensation, {"case": case}, "xuqing")
    yield 25
    stage.run(agree_case, {"case": case, "text": "客户接受"}, owner)
    yield stage.until(1, "10:30")
    stage.run(execute_case, {"case": case, "outcome": "已按方案办理"}, owner)
    yield 180
    said = {"case": case, "satisfied": True, "text": "客户表示满意"}
    stage.run(close_case, said, "xuqing")


def asked_of_parts(stage: Stage) -> Story[None]:
    """Marketing asks parts for something; the parts manager takes it and has it done."""
    data = {"department": "parts", "title": "提供活动赠品机油清单", "due": stage.today + timedelta(days=3)}
    made = stage.run(request_work, data, "tangning")
    yield 35
    owner = stage.actors["songjia"].employee_id
    stage.run(take_request, {"task": made.id, "owner": owner}, "zhoumin")
    yield stage.until(1, "15:10")
    stage.run(finish_task, {"task": made.id, "result": "清单已发送"}, "songjia")


def today(stage: Stage) -> None:
    """A complaint of this morning waits for its owner."""
    stage.begin(complaint(stage, 1, until="new"), "09:40")
