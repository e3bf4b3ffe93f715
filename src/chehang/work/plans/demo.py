"""Plans of the sample store: each manager's goal of the month, approved, reported, explained when it is missed."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from chehang.core.stage import Stage, Story
from chehang.work.operations.agree_goal import agree_goal
from chehang.work.operations.approve_goal import approve_goal
from chehang.work.operations.decompose_goal import decompose_goal
from chehang.work.operations.explain_goal import explain_goal
from chehang.work.operations.report_goal import report_goal
from chehang.work.operations.set_goal import set_goal

from .models import Goal

PLAN_DAY, HALF_TIME = 2, 17  # of the month
# who plans, what, measured by, target, how
GOALS = (
    ("zhoumin", "配件销售额", "万元", 96, "主推保养套餐,跟进缺件到货"),
    ("chenghao", "整车订单", "台", 42, "邀约到店,周末外展"),
    ("weiguodong", "维修产值", "万元", 180, "提升单车产值,减少返修"),
    ("shenlei", "培训与招聘计划完成率", "%", 95, "每周跟进招聘进度,按月组织培训"),
    ("tangning", "有效线索", "条", 320, "短视频投放与老客转介绍"),
    ("xuqing", "回访及时率", "%", 96, "当日任务当日清"),
)
PARTS = (("hanlei", 6), ("songjia", 4))  # zhoumin's goal by weights


def day(stage: Stage) -> None:
    """On the second of the month everybody plans."""
    if stage.today.day == PLAN_DAY:
        for n in range(len(GOALS)):
            stage.begin(goal_of(stage, n), f"09:{5 + 6 * n:02d}")


def goal_of(stage: Stage, n: int, *, until: str = "reviewed") -> Story[None]:
    """Set, split where a team carries it, approved, reported at half time and at the end."""
    who, title, measure, target, how = GOALS[n]
    first = stage.today
    last = first.replace(day=monthrange(first.year, first.month)[1])
    mine = {"span": "month", "starts": first, "due": last}
    data = {"title": f"{first.month}月{title}", "measure": measure, "target": target, "plan_text": how, **mine}
    made = int(stage.run(set_goal, {**data, "owner": stage.actors[who].employee_id}, who).id or 0)
    if who == "zhoumin":
        parts = [{"owner": stage.actors[login].employee_id, "weight": w, **mine} for login, w in PARTS]
        stage.run(decompose_goal, {"goal": made, "parts": parts}, who)
    if until == "draft":
        return
    yield 45
    stage.run(agree_goal, {"goal": made}, who)
    yield 45
    stage.run(approve_goal, {"goal": made}, stage.someone("general_manager"))
    yield stage.until(HALF_TIME - first.day, "16:40")
    half = {"goal": made, "result": _reached(stage, target, 55), "evidence": "系统指标截至本日"}
    stage.run(report_goal, half, who)
    yield stage.until((last - stage.today).days, f"17:{10 + n:02d}")
    for part in Goal.objects.filter(parent_id=made).order_by("id"):
        login = next(name for name, actor in stage.actors.items() if actor.employee_id == part.owner_id)
        _finish(stage, part.pk, part.target, login, last)
    _finish(stage, made, Decimal(target), who, last)


def _reached(stage: Stage, target: Any, share: int) -> str:
    return str(round(float(target) * share / 100 * stage.random.uniform(0.92, 1.06)))


def _finish(stage: Stage, goal: int, target: Decimal, who: str, last: date) -> None:
    """The last report; what was missed says why and what is done about it."""
    result = _reached(stage, target, 100)
    if Decimal(result) < target:
        why = {"problem": "未完成计划", "why": "到店客流低于预期", "next_step": "增加邀约,每周复盘进度"}
        stage.run(explain_goal, {"goal": goal, **why, "check_on": last + timedelta(days=7)}, who)
    stage.run(report_goal, {"goal": goal, "result": result, "evidence": "月末系统指标", "final": True}, who)


def today(stage: Stage) -> None:
    """One more plan waits for the general manager."""
    stage.begin(goal_of(stage, 3, until="draft"), "08:55")
