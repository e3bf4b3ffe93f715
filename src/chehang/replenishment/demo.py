"""The chapter of the stock plan: rules of the manager, a plan each month, today's plan waits for approval."""

from datetime import timedelta

from chehang.catalogue.demo import goods
from chehang.core.stage import Stage, Story
from chehang.purchasing import demo as purchasing

from .models import PlanLine
from .operations.approve_plan import approve_plan
from .operations.change_line import change_line
from .operations.expect_demand import expect_demand
from .operations.order_plan import order_plan
from .operations.run_plan import run_plan
from .operations.set_rule import set_rule
from .ordering import propose

PLAN_DAY = 6  # of the month


def day(stage: Stage) -> None:
    """Once a month there is a new plan, as soon as a whole month lies in the books."""
    if stage.today.day == PLAN_DAY and (months := _months(stage)):
        if months == 1:
            stage.begin(rules(stage), "09:10")
        stage.begin(plan(stage), "09:30")
        stage.begin(campaign(stage), "15:20")


def _months(stage: Stage) -> int:
    """Whole months of business that are over: a play that begins in mid-month has its first one after the next."""
    since, today = stage.house.since, stage.today
    return max(0, today.year * 12 + today.month - since.year * 12 - since.month - (since.day > 1))


def rules(stage: Stage) -> Story[None]:
    """What the manager decides beside the plan: one part is always there, another only when ordered."""
    known = stage.once(goods)
    quick = next(n for n in known.stocked if known.samples[n].pack == 1 and not known.samples[n].fragile)
    slow = min(known.samples, key=lambda n: known.samples[n].monthly)
    must = {"part": known.parts[quick].pk, "kind": "must", "least": "2", "note": "常备件,柜台不许断"}
    never = {"part": known.parts[slow].pk, "kind": "never", "barred": "ordered", "note": "客户付定金再订"}
    stage.run(set_rule, must, "zhoumin")
    yield 3
    stage.run(set_rule, never, "zhoumin")


def plan(stage: Stage, *, approve: bool = True) -> Story[None]:
    """The planner makes the month's stock plan and corrects what he knows better; the parts manager puts it in force."""
    made = stage.run(run_plan, {}, "songjia")
    line = PlanLine.objects.filter(plan=made.id, max__gte=2, part__pack_qty=1, reason__in=("enough", "dear")).first()
    if line is not None:
        yield 12
        known = {"line": line.pk, "max": str(int(line.max) + 1), "reason": "车队预告下月集中保养"}
        stage.run(change_line, known, "songjia")
    if approve:
        yield 40
        stage.run(approve_plan, {"plan": made.id, "remark": "同意,按此备货"}, "zhoumin")
        yield 25
        yield from order(stage)


def order(stage: Stage) -> Story[None]:
    """What stands at or below its lowest stock is ordered where the calendar says so; the goods come some days later."""
    due = [g for g in propose(stage.actors["songjia"], stage.today).groups if g.due(stage.today) and not g.waiting]
    if due:
        done = stage.run(order_plan, {"suppliers": [due[0].supplier.pk], "submit": False}, "songjia")
        yield 5
        yield from purchasing.place(stage, int(done.id or 0), days=4)


def campaign(stage: Stage) -> Story[None]:
    """Marketing has announced a winter check; what it will use is ordered before anybody asks."""
    known = stage.once(goods)
    quick = next(n for n in known.stocked if known.samples[n].pack == 1 and not known.samples[n].fragile)
    told = {
        "part": known.parts[quick].pk,
        "quantity": "6",
        "since": stage.today + timedelta(days=10),
        "until": stage.today + timedelta(days=24),
        "cause": "campaign",
        "note": "冬季免费检测活动",
    }
    stage.run(expect_demand, told, "songjia")
    yield 1


def today(stage: Stage) -> None:
    """The planner has worked out a new plan; it waits for the manager."""
    if _months(stage):
        stage.begin(plan(stage, approve=False), "08:35")
