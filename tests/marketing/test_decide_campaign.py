"""Finance looks at the budget and signs, then the general manager decides; with a reason for a no."""

import pytest

from chehang.core.documents import documents
from chehang.core.doubts import Doubtful
from chehang.core.models import Approval, ApprovalRequest
from chehang.marketing.documents import campaign_effect
from chehang.marketing.models import Campaign
from chehang.work.budgets import committed
from chehang.work.models import Task
from tests.marketing.conftest import BOSS, FINANCE, Market


def test_sent_back_and_approved(market: Market) -> None:
    made = market.campaign("submitted")
    market.refused("campaign.reason", "decide_campaign", FINANCE, campaign=made.pk, agreed=False)
    market.run("decide_campaign", FINANCE, campaign=made.pk, agreed=False, reason="预算太高")
    made.refresh_from_db()
    assert made.state == "planned"
    market.refused("not_allowed", "decide_campaign", "keeper", campaign=made.pk, agreed=True)
    market.refused("state.wrong", "decide_campaign", BOSS, campaign=made.pk, agreed=True)


def test_finance_signs_before_the_general_manager(market: Market) -> None:
    market.office.who(FINANCE)
    made = market.campaign("submitted")
    market.refused("approval.not_asked", "decide_campaign", BOSS, campaign=made.pk, agreed=True)
    assert market.run("decide_campaign", FINANCE, campaign=made.pk, agreed=True).model_extra == {"state": "submitted"}
    market.refused("approval.not_asked", "decide_campaign", FINANCE, campaign=made.pk, agreed=True)
    market.run("decide_campaign", BOSS, campaign=made.pk, agreed=True)
    seal = documents()["marketing.campaign"].digest(made)
    signed = Approval.objects.filter(document="marketing.campaign", object_id=made.pk).order_by("step")
    assert [(one.post, one.digest) for one in signed] == [(FINANCE, seal), (BOSS, seal)]


def test_a_plan_sent_back_and_changed_is_decided_on_anew(market: Market) -> None:
    """What finance had signed falls with the plan that is changed."""
    market.office.who(FINANCE)
    made = market.campaign("submitted")
    market.run("decide_campaign", FINANCE, campaign=made.pk, agreed=True)
    market.run("decide_campaign", BOSS, campaign=made.pk, agreed=False, reason="场地减半")
    made.refresh_from_db()
    plan = made.whole() | {"lines": [{"kind": "place", "planned": "10000"}]}
    market.run("edit_campaign", campaign=made.pk, **plan)
    market.run("submit_campaign", campaign=made.pk)
    market.refused("approval.not_asked", "decide_campaign", BOSS, campaign=made.pk, agreed=True)
    asked = ApprovalRequest.objects.filter(document="marketing.campaign", object_id=made.pk).order_by("id")
    assert [one.amount for one in asked] == [50000, 10000]


def test_the_budget_of_the_year_is_checked(market: Market) -> None:
    """Eleven months of 30,000 for advertising and of 36,000 for events; what is handed in counts as promised from then on."""
    lines = [
        {"department": "marketing", "item": i, "amount": year} for i, year in (("ads", "30000"), ("events", "36000"))
    ]
    budget = market.office.run("finance.draft_budget", FINANCE, year=2026, reason="年度预算", lines=lines).id
    market.office.run("finance.approve_budget", BOSS, budget=budget)
    plan = {"lines": [{"kind": "media", "planned": "27500"}, {"kind": "gifts", "planned": "2000"}], "cofund_share": 0}
    first = market.campaign("submitted", **plan)
    assert [str(text) for _title, text in campaign_effect(first)] == [
        "27,500.00 − 27,500.00 = 0.00", "33,000.00 − 2,000.00 = 31,000.00",
    ]  # fmt: skip
    assert {(c.item, str(c.amount)) for c in committed(first.store_id)} >= {("ads", "27500.00"), ("events", "2000.00")}
    second = Campaign.objects.get(pk=market.campaign(**plan).pk)
    with pytest.raises(Doubtful):
        market.run("submit_campaign", campaign=second.pk)
    assert not ApprovalRequest.objects.get(object_id=first.pk, document="marketing.campaign").over_budget


def test_the_departments_get_their_tasks_with_the_yes(market: Market) -> None:
    day = market.office.day
    tasks = [
        {"department": "sales", "what": "电话邀约", "due": day(3)},
        {"department": "service", "what": "检测工位", "due": day(4)},
    ]
    made = market.campaign("submitted", tasks=tasks)
    market.run("decide_campaign", FINANCE, campaign=made.pk, agreed=True)
    assert not Task.objects.exists()
    market.run("decide_campaign", BOSS, campaign=made.pk, agreed=True)
    assert [(t.department, t.title, t.due, t.kind) for t in Task.objects.order_by("id")] == [
        ("sales", "电话邀约", day(3), "request"), ("service", "检测工位", day(4), "request"),
    ]  # fmt: skip
    assert all(part.task_id for part in made.tasks.all())


def test_nobody_decides_on_his_own(market: Market) -> None:
    """Who planned it holds the post that is asked, too: he is an author, so another person decides."""
    made = market.campaign("submitted")
    request = ApprovalRequest.objects.get(object_id=made.pk, document="marketing.campaign")
    request.authors.create(store_id=made.store_id, employee_id=market.office.who(FINANCE).employee_id)
    market.refused("approval.own_work", "decide_campaign", FINANCE, campaign=made.pk, agreed=True)
