"""The chapter of marketing: a campaign each month, advertisements each week, rivals, vendors and ideas."""

from datetime import timedelta
from typing import Any

from chehang.core.access import rows
from chehang.core.operation import operations
from chehang.core.stage import Person, Stage, Story

from .models import Campaign

WHO, HEAD, BOSS = "yexin", "tangning", "luyuanhang"
MEDIA = (("汽车之家", "portal", 6000, 40), ("抖音", "video", 4000, 55), ("交通广播", "radio", 5000, 4))


def people() -> list[Person]:
    """Who plans and organises."""
    return [Person("042", "叶欣", WHO, ("marketing_specialist",))]


def _run(stage: Stage, act: str, data: dict[str, Any], who: str = WHO) -> int:
    return int(stage.run(operations()[f"marketing.{act}"], data, who).id or 0)


def day(stage: Stage) -> None:
    """Mondays the media plan, the fifth of the month a campaign."""
    if stage.today.weekday() == 0:
        stage.begin(week(stage), "10:10")
    if stage.today.day in (5, 6) and stage.today.weekday() < 5 and not stage.once(_of_month).get(stage.today.month):
        stage.once(_of_month)[stage.today.month] = True
        stage.begin(campaign(stage), "09:30")


def _of_month(stage: Stage) -> dict[int, bool]:
    return {}


def week(stage: Stage) -> Story[None]:
    """Advertisements of the week, and what they have brought a week later."""
    placed = []
    for medium, kind, cost, leads in MEDIA:
        data = {
            "medium": medium,
            "kind": kind,
            "week": stage.today.isoformat(),
            "cost": str(cost),
            "expected_leads": leads,
        }
        placed.append((_run(stage, "plan_placement", data), leads))
        yield 4
    yield stage.until(7, "09:40")
    for pk, expected in placed:
        leads = stage.random.randrange(expected // 2, expected + 5)
        valid = leads * 6 // 10
        facts = {
            "proof": "后台截图",
            "impressions": leads * 1500,
            "clicks": leads * 30,
            "leads": leads,
            "valid": valid,
            "visits": valid // 3,
            "orders": valid // 12,
        }
        _run(stage, "enter_results", {"placement": pk, **facts})
        yield 3


def campaign(stage: Stage) -> Story[None]:
    """From the plan to the review."""
    day = stage.today
    lines = [
        {"kind": k, "planned": p}
        for k, p in (("place", "6000"), ("media", "9000"), ("gifts", "3000"), ("food", "2000"))
    ]
    data = {
        "title": f"{day.month}月周末团购会",
        "kind": "group_buy",
        "begins": (day + timedelta(days=8)).isoformat(),
        "ends": (day + timedelta(days=9)).isoformat(),
        "place": "店内展厅",
        "aim": "线索60批、订单8台",
        "cofund_share": 50,
        "claim_by": (day + timedelta(days=25)).isoformat(),
        "lines": lines,
        "expected_leads": 60,
        "expected_orders": 8,
    }
    pk = _run(stage, "plan_campaign", data)
    yield 20
    _run(stage, "submit_campaign", {"campaign": pk})
    yield 120
    _run(stage, "decide_campaign", {"campaign": pk, "agreed": True}, BOSS)
    yield stage.until(8, "09:00")
    _run(stage, "start_campaign", {"campaign": pk})
    token = rows(Campaign, stage.actors[WHO]).get(pk=pk).token
    for n in range(6):
        yield 9
        guest = {
            "token": token,
            "name": stage.random.choice("赵钱孙李周吴") + "女士",
            "mobile": f"139{day.month:02d}{n:06d}",
            "companions": n % 3,
        }
        _run(stage, "sign_in_guest", guest)
    yield stage.until(3, "10:00")
    for kind, cost in (("place", "6000"), ("media", "8800"), ("gifts", "2600"), ("food", "1900")):
        _run(stage, "record_cost", {"campaign": pk, "kind": kind, "actual": cost, "note": "发票已收"})
        yield 2
    facts = {
        "campaign": pk,
        "orders": 7,
        "gross": "58000",
        "eligible": "16000",
        "claim_note": "申请表、方案、签到表、照片、发票",
    }
    _run(stage, "settle_campaign", facts, HEAD)
    yield stage.until(3, "15:00")
    _run(stage, "review_campaign", {"campaign": pk, "lessons": "提前两周预热,礼品改为保养券"}, HEAD)
