"""What every manager does in a month: tasks from above, a goal, notes, training, a check, the own report explained and signed."""

from chehang.insight.packs.models import ReportPack
from tests.office import Office
from tests.selling import Shop
from tests.work.patrols import place

GIVEN = (
    "sales_manager",
    "service_manager",
    "hr_manager",
    "finance_manager",
    "marketing_manager",
    "customer_service_manager",
)
PLANS = ("sales_manager", "service_manager", "hr_manager", "marketing_manager", "customer_service_manager")
TRAINS = ("sales_manager", "service_manager", "finance_manager", "customer_service_manager")
REPORTS = (
    ("sales_manager", "monthly_sales"),
    ("finance_manager", "monthly_business"),
    ("customer_service_manager", "monthly_care"),
)


def tell(shop: Shop) -> None:
    """One piece of evidence for each duty that the stories of the departments leave without."""
    office = Office(shop.store, shop.depot.clock, shop.depot.actor_of)
    for post in GIVEN:
        task = office.task(post, "general_manager", title="临时任务")
        office.run("finish_task", post, task=task.pk, result="已完成")
    for post in PLANS:
        days = {"span": "month", "starts": office.day(), "due": office.day(5)}
        office.run("set_goal", post, title="本月工作计划", measure="项", target="10", owner=office.id(post), **days)
    course = office.course("QY")
    for post in TRAINS:
        when = {"day": office.day(1), "time": "10:30"}
        office.run("announce_session", post, course=course.pk, trainer=office.id(post), **when)
    for post, kind in (("service_manager", "rival"), ("general_manager", "contact")):
        office.run("write_note", post, kind=kind, title="竞品活动", text="隔壁品牌本周末工时八折")
    policy = office.policy("parts_manager", title="配件管理规定")
    office.run("acknowledge_policy", "parts_manager", policy=policy.pk)
    office.asked(by="parts_manager", department="service")
    seats = {"members": [{"employee": office.id("keeper")}], "day": office.day(1), "time": "15:00"}
    office.run("call_meeting", "hr_manager", title="行政例会", kind="safety", agenda="5S", **seats)
    items = [{"text": "地面清洁"}]
    listed = office.run(
        "publish_checklist", "hr_manager", code="CK-5S", title="5S 检查", department="people", items=items
    ).id
    where = {"checker": office.id("hr_manager"), "due": office.day(1), "place": place(office).pk}
    office.run("plan_check", "hr_manager", template=listed, **where)
    for post, kind in REPORTS:
        done = office.run("insight.draft_pack", post, kind=kind, period="2026-10")
        pack = ReportPack.objects.get(pk=done.id)
        for line in pack.lines.filter(told=True):
            office.run("insight.comment_pack_line", post, pack=pack.pk, line=line.n, comment="季节因素")
        office.run("insight.sign_pack", post, pack=pack.pk, conclusion="按计划推进")
