"""Marketing's day: a campaign reviewed, one under way, an advertisement, a counter-plan, vendors, ideas."""

from datetime import date, timedelta
from typing import Any

from chehang.core.operation import operations
from chehang.marketing.models import Campaign, CofundClaim, CounterPlan, Gift, Guest, Idea
from chehang.work.cases.kinds import Source
from chehang.work.models import CaseType
from chehang.work.operations.open_case import OpenCase, open_case
from tests.goods import upload
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
            "tasks": [{"department": "sales", "what": "电话邀约", "due": day}],
        }
        made.append(_run(shop, "plan_campaign", data))
    for pk in made:
        _run(shop, "submit_campaign", {"campaign": pk})
        _approve(shop, pk)
        _run(shop, "start_campaign", {"campaign": pk})
        token = Campaign.objects.get(pk=pk).token
        for n in range(2):
            _run(shop, "sign_in_guest", {"token": token, "name": f"客人{n}", "mobile": f"1390000222{n}"})
    _gifts(shop, made[0])
    _run(shop, "record_cost", {"campaign": made[0], "kind": "place", "actual": "90"})
    _run(shop, "settle_campaign", {"campaign": made[0], "other_gross": "300"}, "marketing_manager")
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
    _ideas(shop, day, made[0])
    _further(shop, day)


def _further(shop: Shop, day: date) -> None:
    """A claim received and one refused, policies concluded and replaced, a market figure, partners, a text published."""
    manager, boss = "marketing_manager", "general_manager"
    for n, granted in enumerate(("10", "0")):
        data = {
            "title": f"外拓{n}", "kind": "field", "begins": day, "ends": day, "place": "广场", "aim": "线索", "cofund_share": 50,
            "claim_by": day, "lines": [{"kind": "place", "planned": "100"}],
        }  # fmt: skip
        pk = _run(shop, "plan_campaign", data)
        _run(shop, "submit_campaign", {"campaign": pk})
        _approve(shop, pk)
        _run(shop, "start_campaign", {"campaign": pk})
        _run(shop, "record_cost", {"campaign": pk, "kind": "place", "actual": "90"})
        _run(shop, "settle_campaign", {"campaign": pk, "eligible": "80", "claim_note": "发票"}, manager)
        claim = CofundClaim.objects.get(campaign_id=pk).pk
        _run(shop, "answer_claim", {"claim": claim, "granted": granted, "answer": "核准"}, manager)
        if n == 0:
            _run(shop, "receive_claim", {"claim": claim, "on": day, "reference": "HD01"}, "finance_manager")
    for n in range(2):
        data = {
            "title": f"政策{n}",
            "scope": "全部",
            "valid_from": day,
            "valid_to": day,
            "items": "礼品",
            "reason": "冲量",
        }
        pk = _run(shop, "draft_policy", data)
        _run(shop, "ask_comments", {"policy": pk})
        for post in ("sales_manager", "service_manager", "finance_manager"):
            _run(shop, "comment_policy", {"policy": pk, "agrees": True, "words": "同意"}, post)
        if n == 0:
            _run(shop, "decide_policy", {"policy": pk, "agreed": True}, boss)
    for n in range(2):
        data = {
            "title": f"调研{n}", "question": "为什么", "method": "desk", "area": "江东", "begins": day, "due": day,
            "owner": shop.depot.who("marketing_specialist").employee_id,
        }  # fmt: skip
        pk = _run(shop, "plan_research", data)
        if n == 0:
            _run(shop, "report_research", {"research": pk, "sample": 9, "findings": "价格", "proposal": "改话术"})
            _run(shop, "answer_research", {"research": pk, "answer": "同意"}, boss)
    for segment in ("SUV", "轿车"):
        figure = {
            "month": day,
            "area": "江东",
            "segment": segment,
            "size": 100,
            "brand": 10,
            "ours": 5,
            "source": "上险",
        }
        _run(shop, "enter_market", figure)
    for name in ("何平", "苏婉"):
        pk = _run(shop, "add_partner", {"medium": "交通之声", "kind": "radio", "name": name})
        _run(shop, "meet_partner", {"partner": pk, "words": "约稿"})
    for n in range(2):
        pk = _run(shop, "draft_release", {"title": f"稿件{n}", "text": "本店开业十周年,感谢支持。", "planned_on": day})
        _run(shop, "check_release", {"release": pk}, manager)
        _run(shop, "decide_release", {"release": pk, "agreed": True}, boss)
        if n == 0:
            _run(shop, "publish_release", {"release": pk, "clippings": "播出"})


def _gifts(shop: Shop, campaign: int) -> None:
    """One of two guests takes a gift; another gift lies there."""
    for name in ("保温杯", "雨伞"):
        _run(shop, "bring_gifts", {"campaign": campaign, "gift": name, "pieces": 1, "cost": "30"})
    guest, gift = (Model.objects.filter(campaign=campaign).order_by("id")[0].pk for Model in (Guest, Gift))
    _run(shop, "hand_gift", {"guest": guest, "gift": gift, "signature": upload()})


def _ideas(shop: Shop, day: date, campaign: int) -> None:
    """Two pilots, one of them judged and used twice; a crisis graded twice."""
    first, second = (idea.pk for idea in Idea.objects.order_by("id"))
    for pk in (first, second):
        pilot = {"idea": pk, "place": "江东店", "measure": "线索", "until": day}
        _run(shop, "pilot_idea", pilot, "marketing_manager")
    verdict = {"idea": first, "adopted": True, "result": "线索40条", "verdict": "推广"}
    _run(shop, "judge_idea", verdict, "marketing_manager")
    for where in ({"campaign": campaign}, {"place": "二网"}):
        _run(shop, "use_idea", {"idea": first, "result": "线索20条", **where})
    kind = CaseType.objects.get(code="brand_crisis").pk
    opened = OpenCase(type=kind, title="负面视频", facts="交车延迟", source=Source.MEDIA)
    case = shop.run(open_case, opened, "marketing_specialist").id
    for colour in ("blue", "yellow"):
        _run(shop, "grade_crisis", {"case": case, "colour": colour, "facts": "播放三百次"})


def _approve(shop: Shop, campaign: int) -> None:
    for post in ("finance_manager", "general_manager"):
        _run(shop, "decide_campaign", {"campaign": campaign, "agreed": True}, post)


def _run(shop: Shop, act: str, data: dict[str, Any], post: str = "marketing_specialist") -> int:
    op = operations()[f"marketing.{act}"]
    return int(shop.run(op, op.command.model_validate(data), post).id or 0)
