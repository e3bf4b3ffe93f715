"""Meetings and notes of the sample store: each month's reviews with decisions that are carried out, and what was heard."""

from datetime import timedelta

from chehang.core.stage import Stage, Story
from chehang.work.operations.accept_task import accept_task
from chehang.work.operations.assign_task import assign_task
from chehang.work.operations.call_meeting import call_meeting
from chehang.work.operations.confirm_task import confirm_task
from chehang.work.operations.finish_task import finish_task
from chehang.work.operations.request_work import request_work
from chehang.work.operations.write_minutes import write_minutes
from chehang.work.operations.write_note import write_note

from .models import Decision

REVIEW_DAY, NOTE_DAY, TASK_DAY = 4, 11, 14  # of the month
# who calls, kind, title, who comes, what is decided for the first of them
MEETINGS = (
    ("luyuanhang", "operation", "月度经营分析会", ("zhoumin", "gaojing", "chenghao"), "降低呆滞配件占用"),
    ("gaojing", "department", "财务部例会", ("fangyuan", "yeqing"), "核对供应商往来"),
    ("shenlei", "safety", "安全与行政例会", ("weiguodong", "zhoumin"), "整改车间通道堆放"),
)
NOTES = (
    ("luyuanhang", "contact", "拜访总部区域经理", "总部区域经理", "沟通下季度配件返利政策"),
    ("chenghao", "rival", "竞品门店降价", "到店客户", "某竞品本周综合优惠加大,客户在比价"),
    ("weiguodong", "opinion", "客户希望周末取车", "维修客户", "多位客户提出周日也能取车"),
    ("tangning", "rival", "竞争对手周末外展", "", "对手在万象城做外展,送首保"),
    ("heqian", "market", "机油行情上涨", "供应商", "基础油涨价,下月可能调价"),
)
TASKS = (
    ("chenghao", "整理本月订单未交车原因"),
    ("weiguodong", "检查车间举升机年检"),
    ("shenlei", "更新员工通讯录"),
    ("gaojing", "准备银行授信材料"),
    ("tangning", "提交下月活动方案"),
    ("xuqing", "回访本月投诉客户"),
)


def day(stage: Stage) -> None:
    """Reviews, notes and tasks from above, each on its day of the month."""
    number = stage.today.day
    if number == REVIEW_DAY:
        for n in range(len(MEETINGS)):
            stage.begin(review(stage, n), f"{9 + n:02d}:10")
    if number == NOTE_DAY:
        for n, (who, kind, title, person, text) in enumerate(NOTES):
            stage.begin(
                noted(stage, who, {"kind": kind, "title": title, "person": person, "text": text}), f"{14 + n // 2}:20"
            )
    if number == TASK_DAY:
        for who, title in TASKS:
            stage.begin(from_above(stage, who, title), "09:05")


def review(stage: Stage, n: int, *, minutes: bool = True) -> Story[None]:
    """Called, held two hours later, written down; what was decided is done three days later."""
    caller, kind, title, members, wanted = MEETINGS[n]
    at = (stage.clock.now() + timedelta(hours=10)).strftime("%H:%M")  # 8 hours to the store's time, two from now
    people = [{"employee": stage.actors[login].employee_id} for login in members]
    data = {
        "title": title,
        "kind": kind,
        "day": stage.today,
        "time": at,
        "agenda": "上月指标、问题与措施",
        "members": people,
    }
    made = stage.run(call_meeting, data, caller)
    if not minutes:
        return
    yield 180
    line = {"text": wanted, "owner": stage.actors[members[0]].employee_id, "due": stage.today + timedelta(days=5)}
    said = {"meeting": made.id, "minutes": "通报指标完成情况,逐项讨论差距及原因,形成以下决议。", "decisions": [line]}
    stage.run(write_minutes, said, caller)
    task = Decision.objects.get(meeting_id=int(made.id or 0)).task_id
    yield stage.until(3, "16:00")
    stage.run(finish_task, {"task": task, "result": "已完成,结果已报送"}, members[0])


def noted(stage: Stage, who: str, data: dict[str, str]) -> Story[None]:
    """Somebody writes down what he heard."""
    stage.run(write_note, data, who)
    yield 1


def from_above(stage: Stage, who: str, title: str) -> Story[None]:
    """The general manager gives a task; it is accepted, done and confirmed. Finance and HR ask others for something."""
    owner = stage.actors[who].employee_id
    data = {"title": title, "owner": owner, "due": stage.today + timedelta(days=4), "temporary": True}
    made = stage.run(assign_task, data, "luyuanhang")
    yield 40
    stage.run(accept_task, {"task": made.id}, who)
    if who == "shenlei":
        asked = {"department": "finance", "title": "提供社保缴费明细", "due": stage.today + timedelta(days=6)}
        stage.run(request_work, asked, who)
    yield stage.until(2, "15:30")
    stage.run(finish_task, {"task": made.id, "result": "已办理完毕"}, who)
    yield 60
    stage.run(confirm_task, {"task": made.id}, "luyuanhang")


def today(stage: Stage) -> None:
    """A meeting this morning has no minutes yet."""
    stage.begin(review(stage, 0, minutes=False), "08:40")
