"""Checks of the sample store: patrols of the warehouse, 5S by areas, unannounced safety checks, the maker's standards."""

from typing import Any

from chehang.core.stage import Stage, Story
from chehang.work.models import Task
from chehang.work.operations.accept_task import accept_task
from chehang.work.operations.add_place import add_place
from chehang.work.operations.answer_check import answer_check
from chehang.work.operations.confirm_task import confirm_task
from chehang.work.operations.draw_check import draw_check
from chehang.work.operations.finish_check import finish_check
from chehang.work.operations.finish_task import finish_task
from chehang.work.operations.plan_check import plan_check
from chehang.work.operations.publish_checklist import publish_checklist
from chehang.work.operations.start_check import start_check
from chehang.work.operations.verify_check import verify_check

from .models import CheckPlace, CheckRound, CheckTemplate

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = 0, 1, 2, 4
AUDIT_DAY = 12  # of the month
PLACES = (
    ("CK-A", "配件仓 A 区", "parts"),
    ("CJ-1", "机修车间一组", "service"),
    ("ZT-1", "展厅", "sales"),
    ("BG-2", "二楼办公区", "people"),
)
FIVE_S = ("整理:无用物品已清走", "整顿:物品定位标识清楚", "清扫:地面设备干净", "清洁:责任表更新", "素养:着装与礼仪")
STANDARDS = ("展厅形象与标识", "服务接待流程", "配件仓储标准", "人员持证上岗", "客户资料管理")
# code, title, department, who publishes, items
CHECKLISTS: tuple[tuple[str, str, str, str, list[dict[str, Any]]], ...] = (
    ("XJ", "仓库巡检", "parts", "zhoumin", [
        {"text": "库内温度", "kind": "value", "low": "5", "high": "35", "unit": "℃"},
        {"text": "通道无堆放"}, {"text": "门窗与监控正常"},
    ]),
    ("5S", "5S 现场检查", "people", "shenlei", [{"text": t, "kind": "score", "low": "4", "high": "5"} for t in FIVE_S]),
    ("AQ", "安全生产检查", "people", "shenlei", [
        {"text": "灭火器压力在绿区"}, {"text": "举升机保险与年检"}, {"text": "用电线路无裸露"}, {"text": "劳保用品佩戴"},
    ]),
    ("CJBZ", "厂家标准自查", "management", "luyuanhang", [
        {"text": t, "kind": "score", "low": "3", "high": "5"} for t in STANDARDS
    ]),
)  # fmt: skip


def masters(stage: Stage) -> None:
    """Places with their labels, and the checklists."""
    for code, name, department in PLACES:
        stage.run(add_place, {"code": code, "name": name, "department": department}, "shenlei")
    for code, title, department, who, items in CHECKLISTS:
        data = {
            "code": code,
            "title": title,
            "department": department,
            "mend_days": 5,
            "items": items,
            "maker": code == "CJBZ",
        }
        stage.run(publish_checklist, data, who)


def day(stage: Stage) -> None:
    """Monday 5S of an area, Tuesday and Friday the warehouse, Wednesday unannounced; once a month the maker's standards."""
    weekday, week = stage.today.weekday(), stage.today.isocalendar()[1]
    if weekday == MONDAY:
        stage.begin(round_of(stage, "5S", PLACES[week % len(PLACES)][0], "shenlei", "weiguodong", "shenlei"), "09:50")
    if weekday in (TUESDAY, FRIDAY):
        keeper = "dingqiang" if week % 2 else "luobin"
        stage.begin(round_of(stage, "XJ", "CK-A", "zhoumin", keeper, "zhoumin"), "10:25")
    if weekday == WEDNESDAY:
        stage.begin(unannounced(stage), "14:15")
    if stage.today.day == AUDIT_DAY:
        stage.begin(round_of(stage, "CJBZ", "ZT-1", "luyuanhang", "shenlei", "luyuanhang"), "15:20")


def _template(stage: Stage, code: str) -> int:
    return CheckTemplate.objects.get(store=stage.store, code=code, current=True).pk


def round_of(
    stage: Stage, code: str, place: str, planner: str, checker: str, verifier: str, *, until: str = ""
) -> Story[None]:
    """Planned for today, walked, verified by another person; what was found wanting is mended within days."""
    at = CheckPlace.objects.get(store=stage.store, code=place).pk
    data = {
        "template": _template(stage, code), "checker": stage.actors[checker].employee_id, "due": stage.today, "place": at,
    }  # fmt: skip
    check = int(stage.run(plan_check, data, planner).id or 0)
    if until == "planned":
        return
    yield 20
    yield from walked(stage, check, checker, verifier)


def unannounced(stage: Stage) -> Story[None]:
    """HR draws a place by chance and goes there at once; the general manager verifies."""
    data = {"template": _template(stage, "AQ"), "checker": stage.actors["shenlei"].employee_id, "within": 1}
    check = int(stage.run(draw_check, data, "shenlei").id or 0)
    yield 15
    yield from walked(stage, check, "shenlei", "luyuanhang")


def walked(stage: Stage, check: int, checker: str, verifier: str) -> Story[None]:
    """The label is scanned, each item answered; each eighth is found wanting."""
    row = CheckRound.objects.select_related("place").get(pk=check)
    stage.run(start_check, {"check": check, "code": row.place.code if row.place else ""}, checker)
    yield 6
    for item in row.template.items.order_by("n"):
        bad = stage.random.random() < 0.12
        answer: dict[str, Any] = {"check": check, "item": item.pk}
        if item.kind == "value":
            answer["value"] = str(18 + stage.random.randrange(8))
        elif item.kind == "score":
            answer |= {
                "value": "2" if bad else str(4 + stage.random.randrange(2)),
                "word": "未按标准执行" if bad else "",
            }
        else:
            answer |= {"well": not bad, "word": "不符合要求,限期整改" if bad else ""}
        stage.run(answer_check, answer, checker)
    yield 4
    stage.run(finish_check, {"check": check}, checker)
    yield 90
    stage.run(verify_check, {"check": check}, verifier)
    yield stage.until(2, "11:20")
    _mend(stage, check)


def _mend(stage: Stage, check: int) -> None:
    logins = {actor.employee_id: login for login, actor in stage.actors.items()}
    for task in Task.objects.filter(
        about="work.check", about_id=check, state__in=("offered", "open", "doing")
    ).order_by("id"):
        owner = logins[task.owner_id or 0]
        if task.state == "offered":
            stage.run(accept_task, {"task": task.pk}, owner)
        stage.run(finish_task, {"task": task.pk, "result": "已整改并拍照"}, owner)
        task.refresh_from_db()
        if task.state == "answered":
            stage.run(confirm_task, {"task": task.pk}, logins[task.giver_id or 0])


def today(stage: Stage) -> None:
    """A patrol of today waits for the keeper."""
    stage.begin(round_of(stage, "XJ", "CK-A", "zhoumin", "luobin", "zhoumin", until="planned"), "08:50")
