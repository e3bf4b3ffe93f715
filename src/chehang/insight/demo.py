"""The chapter of insight: a strategy of three years, held against what came; managers explain and sign the reports they owe."""

from datetime import date, timedelta

from chehang.core.access import rows
from chehang.core.stage import Stage, Story
from chehang.counter.measures import OUT
from chehang.counter.models import SaleLine
from chehang.work.operations.approve_goal import approve_goal

from .operations.approve_strategy import approve_strategy
from .operations.comment_pack_line import comment_pack_line
from .operations.discuss_pack import discuss_pack
from .operations.draft_pack import draft_pack
from .operations.draft_strategy import draft_strategy
from .operations.mark_one_off import mark_one_off
from .operations.plan_output import plan_output
from .operations.review_strategy import review_strategy
from .operations.sign_pack import sign_pack
from .operations.write_scenario import write_scenario
from .packs.kinds import kinds
from .packs.models import ReportPack
from .strategy.models import Strategy
from .targets.models import YearPlan
from .why.models import OneOff

WORDS = ("受当月到店客流影响,已安排跟进", "按计划变动", "季节因素,下月持续关注")

BOSS = "general_manager"
DRAFT_DAY, PLAN_DAY, REVIEW_DAY = 8, 13, 17  # of the month


def day(stage: Stage) -> None:
    """A strategy in the first month; every month the general manager holds it against what came."""
    if stage.today.day == DRAFT_DAY and not rows(Strategy, stage.actors[stage.someone(BOSS)]).exists():
        stage.begin(strategy(stage), "14:40")
    if stage.today.day == REVIEW_DAY:
        stage.begin(review(stage), "16:10")
    if stage.today.day == PLAN_DAY and not rows(YearPlan, stage.actors[stage.someone(BOSS)]).exists():
        stage.begin(operating_plan(stage), "13:40")


def strategy(stage: Stage) -> Story[None]:
    """Marketing writes it, the general manager approves it the next day."""
    year = stage.today.year
    targets = [
        {"measure": measure, "year": year + n, "target": str(first + n * step)}
        for measure, first, step in (("carsales.deliveries", 240, 30), ("workshop.visits", 3600, 400))
        for n in range(3)
    ]
    data = {
        "title": f"{year}–{year + 2} 年发展规划", "first_year": year, "last_year": year + 2, "targets": targets,
        "situation": "本区年上险量约两万四千台,本品牌份额约9%;新能源占比快速上升,三家竞品门店在五公里内。",
        "aims": "三年内本品牌区域份额提高到11%,售后产值占比过半,客户满意度保持区域前三。",
        "actions": "一、增设两家二级网点;二、建立老客户置换与续保机制;三、培养新能源维修技师六名。",
    }  # fmt: skip
    made = stage.run(draft_strategy, data, stage.someone("marketing_manager"))
    yield stage.until(1, "10:30")
    stage.run(approve_strategy, {"strategy": made.id, "remark": "同意,按年度分解执行"}, stage.someone(BOSS))
    yield 30
    month = f"{stage.today.replace(day=1) - timedelta(days=1):%Y-%m}"
    lines = [{"measure": "carsales.deliveries", "percent": "10"}, {"measure": "stock.value", "percent": "-15"}]
    data = {"title": "销量增一成、库存降15%", "period": month, "strategy": made.id, "assumptions": lines}
    stage.run(write_scenario, data, stage.someone(BOSS))


def operating_plan(stage: Stage) -> Story[None]:
    """The service manager plans next year's cars and what each brings; the general manager approves both the next day."""
    post = "service_manager"
    owner = stage.actors[stage.someone(post)].employee_id
    data = {"year": stage.today.year + 1, "cars": "1080", "per_car": "1150.00", "owner": owner}
    stage.run(plan_output, data | {"weights": "9 6 8 8 8 9 8 8 9 9 9 9"}, stage.someone(post))
    yield stage.until(1, "10:50")
    for plan in rows(YearPlan, stage.actors[stage.someone(BOSS)]).order_by("id"):
        stage.run(approve_goal, {"goal": plan.goal_id}, stage.someone(BOSS))


def review(stage: Stage) -> Story[None]:
    """The general manager's note of the month on each strategy in force."""
    boss = stage.someone(BOSS)
    for found in rows(Strategy, stage.actors[boss]).filter(state="approved").order_by("id"):
        note = {"strategy": found.pk, "course": "on_course", "text": "份额与售后产值按规划推进,网点选址下季度完成"}
        stage.run(review_strategy, note, boss)
        yield 5
    seen = stage.actors[boss]
    largest = rows(SaleLine, seen).filter(sale__state__in=OUT, cost__isnull=False).order_by("-amount_ex", "id").first()
    if largest is not None and not rows(OneOff, seen).exists():
        why = {"measure": "counter.profit", "row": largest.pk, "reason": "大客户一次性采购,不会每月都有"}
        stage.run(mark_one_off, why, boss)


def month_end(stage: Stage, month: date) -> Story[None]:
    """The reports of the month: drafted where the house has not done it, explained, signed by who owes them, one after the other."""
    for kind in kinds().values():
        if kind.rhythm != "month" or not kind.measures:
            continue
        owner = stage.someone(kind.owner)
        mine = rows(ReportPack, stage.actors[owner]).filter(kind=kind.code, first=month.replace(day=1))
        pack = mine.order_by("-version").first()
        if pack is None:
            stage.run(draft_pack, {"kind": kind.code, "period": f"{month:%Y-%m}"}, owner)
            pack = mine.order_by("-version")[0]
        if pack.state != "draft":
            continue
        for line in pack.lines.filter(told=True, comment="").order_by("n"):
            said = stage.random.choice(WORDS)
            stage.run(comment_pack_line, {"pack": pack.pk, "line": line.n, "comment": said}, owner)
        yield 5
        stage.run(sign_pack, {"pack": pack.pk, "conclusion": "指标总体平稳,未达标项已落实责任人"}, owner)
        yield 5
        if kind.code == "monthly_sales":
            check = {
                "action": "长库龄车辆促销方案",
                "owner": stage.actors[owner].employee_id,
                "due": stage.today + timedelta(days=10),
            }
            talk = {"pack": pack.pk, "note": "与销售经理面谈:客流回升,长库龄车辆须限期处理", "actions": [check]}
            stage.run(discuss_pack, talk, stage.someone(BOSS))
