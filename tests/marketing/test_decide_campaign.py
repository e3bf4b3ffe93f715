"""The general manager decides, with a reason for a no."""

from chehang.work.models import Task
from tests.marketing.conftest import BOSS, Market


def test_sent_back_and_approved(market: Market) -> None:
    made = market.campaign("submitted")
    market.refused("campaign.reason", "decide_campaign", BOSS, campaign=made.pk, agreed=False)
    market.run("decide_campaign", BOSS, campaign=made.pk, agreed=False, reason="预算太高")
    made.refresh_from_db()
    assert made.state == "planned"
    market.refused("not_allowed", "decide_campaign", "keeper", campaign=made.pk, agreed=True)


def test_the_departments_get_their_tasks_with_the_yes(market: Market) -> None:
    day = market.office.day
    tasks = [
        {"department": "sales", "what": "电话邀约", "due": day(3)},
        {"department": "service", "what": "检测工位", "due": day(4)},
    ]
    made = market.campaign("submitted", tasks=tasks)
    assert not Task.objects.exists()
    market.run("decide_campaign", BOSS, campaign=made.pk, agreed=True)
    assert [(t.department, t.title, t.due, t.kind) for t in Task.objects.order_by("id")] == [
        ("sales", "电话邀约", day(3), "request"), ("service", "检测工位", day(4), "request"),
    ]  # fmt: skip
    assert all(part.task_id for part in made.tasks.all())


def test_nobody_decides_on_his_own(market: Market) -> None:
    made = market.campaign("submitted")
    boss = market.office.who(BOSS).employee_id
    type(made).objects.filter(pk=made.pk).update(made_by_id=boss)
    market.refused("campaign.own", "decide_campaign", BOSS, campaign=made.pk, agreed=True)
