"""Marketing's day: a campaign reviewed, one under way, an advertisement, a counter-plan, vendors, ideas."""

from datetime import timedelta
from typing import Any

from chehang.core.operation import operations
from chehang.marketing.models import Campaign, CounterPlan, Idea
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """Each kind of paper once, as far as its guards speak of it."""
    day = shop.depot.clock.today()
    monday = day - timedelta(days=day.weekday())
    made = []
    for title in ("试驾会", "车展"):
        data = {
            "title": title,
            "kind": "show",
            "begins": day,
            "ends": day,
            "place": "展馆",
            "aim": "线索",
            "lines": [{"kind": "place", "planned": "100"}, {"kind": "media", "planned": "100"}],
        }
        made.append(_run(shop, "plan_campaign", data))
    for pk in made:
        _run(shop, "submit_campaign", {"campaign": pk})
        _run(shop, "decide_campaign", {"campaign": pk, "agreed": True}, "general_manager")
        _run(shop, "start_campaign", {"campaign": pk})
        token = Campaign.objects.get(pk=pk).token
        for n in range(2):
            _run(shop, "sign_in_guest", {"token": token, "name": f"客人{n}", "mobile": f"1390000222{n}"})
    _run(shop, "record_cost", {"campaign": made[0], "kind": "place", "actual": "90"})
    _run(shop, "settle_campaign", {"campaign": made[0], "orders": 1, "gross": "300"}, "marketing_manager")
    _run(shop, "review_campaign", {"campaign": made[0], "lessons": "提前预热"}, "marketing_manager")
    for n, week in enumerate((monday, monday - timedelta(days=7))):
        pk = _run(shop, "plan_placement", {"medium": "垂媒", "kind": "portal", "week": week, "cost": "8000"})
        if n == 0:
            facts = {"proof": "截图", "impressions": 1000, "clicks": 100, "leads": 10, "valid": 8, "orders": 1}
            _run(shop, "enter_results", {"placement": pk, **facts})
    owner = shop.depot.who("sales_manager").employee_id
    for _n in range(2):
        _run(
            shop,
            "draft_counter_plan",
            {"rival": "长风", "threat": "降价", "answer": "补贴", "owner": owner, "due": day},
        )
    plan = CounterPlan.objects.order_by("id")[0].pk
    _run(shop, "decide_counter_plan", {"plan": plan, "agreed": True}, "general_manager")
    _run(shop, "finish_counter_plan", {"plan": plan, "result": "挽回3台"})
    offer = {"vendor": "A", "price": "1000", "quality": 90, "delivery": 95, "service": 90}
    _run(shop, "compare_vendors", {"subject": "物料", "offers": [offer], "chosen": "A"})
    for _n in range(2):
        _run(shop, "add_idea", {"title": "直播", "source": "同行", "content": "每晚直播", "change": "改周末"})
    _run(
        shop,
        "judge_idea",
        {"idea": Idea.objects.order_by("id")[0].pk, "adopted": True, "verdict": "线索40条"},
        "marketing_manager",
    )


def _run(shop: Shop, act: str, data: dict[str, Any], post: str = "marketing_specialist") -> int:
    op = operations()[f"marketing.{act}"]
    return int(shop.run(op, op.command.model_validate(data), post).id or 0)
