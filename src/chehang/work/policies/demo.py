"""Policies of the sample store: one a month, written by the parts manager, approved, read by those it concerns."""

from chehang.core.stage import Stage, Story
from chehang.work.operations.acknowledge_policy import acknowledge_policy
from chehang.work.operations.approve_policy import approve_policy
from chehang.work.operations.draft_policy import draft_policy
from chehang.work.operations.submit_policy import submit_policy

POLICY_DAY = 9  # of the month
READERS = ("keeper", "parts_sales", "parts_planner", "parts_manager", "hr_manager")
PEOPLE = ("dingqiang", "luobin", "mayue", "hanlei", "songjia", "zhoumin", "shenlei")
TEXTS = (
    (
        "仓库出入管理规定",
        "未经批准,非仓库工作人员不得入内。\n出库须有出库单,并由两名出库管理员签字。",
        "warehouse.sign_outbound",
    ),
    (
        "配件订货管理办法",
        "订单须写明配件编号、名称、数量和订货价格。\n订单经配件经理复核后方可发出。",
        "purchasing.review_order",
    ),
    ("缺件上报规定", "发现配件短缺应当天上报计划员。\n计划员应在一个工作日内确认。", "warehouse.report_shortage"),
)


def day(stage: Stage) -> None:
    """Once a month."""
    if stage.today.day == POLICY_DAY:
        stage.begin(new_policy(stage), "10:05")


def new_policy(stage: Stage, *, read: bool = True) -> Story[None]:
    """Written, approved the same day, read by everybody concerned by the day after."""
    title, text, control = TEXTS[stage.today.month % len(TEXTS)]
    data = {
        "title": title, "department": "parts", "text": text, "effective_on": stage.today,
        "readers": [{"post": post} for post in READERS], "control_operation": control,
    }  # fmt: skip
    made = stage.run(draft_policy, data, "zhoumin")
    yield 6
    stage.run(submit_policy, {"policy": made.id}, "zhoumin")
    yield 90
    stage.run(approve_policy, {"policy": made.id}, "luyuanhang")
    if read:
        for login in PEOPLE:
            yield 11
            stage.run(acknowledge_policy, {"policy": made.id}, login)


def today(stage: Stage) -> None:
    """One is in force and nobody has read it yet."""
    stage.begin(new_policy(stage, read=False), "08:35")
