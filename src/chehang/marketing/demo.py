"""The chapter of marketing: policy and campaign each month, advertisements each week, rivals, vendors, ideas, partners, a crisis."""

import base64
from datetime import timedelta
from typing import Any

from chehang.carsales.operations.note_rival import note_rival
from chehang.carsales.operations.register_lead import register_lead
from chehang.core.access import rows
from chehang.core.operation import operations
from chehang.core.stage import Person, Stage, Story
from chehang.work.cases.models import CaseType
from chehang.work.operations.agree_case import agree_case
from chehang.work.operations.assign_case import assign_case
from chehang.work.operations.close_case import close_case
from chehang.work.operations.confirm_task import confirm_task
from chehang.work.operations.execute_case import execute_case
from chehang.work.operations.finish_task import finish_task
from chehang.work.operations.open_case import open_case
from chehang.work.operations.propose_case import propose_case
from chehang.work.operations.respond_case import respond_case
from chehang.work.operations.take_request import take_request

from .models import Campaign, CampaignTask, CofundClaim, Gift, MarketPolicy, Partner, Placement

WHO, HEAD, BOSS = "yexin", "tangning", "luyuanhang"
SALES, FINANCE, CARE = "chenghao", "gaojing", "xuqing"
VOICES = (SALES, "weiguodong", FINANCE)
SELLERS = ("linyue", "fangze")
HEADS_OF = {"sales": SALES, "service": "weiguodong"}
MEDIA = (("汽车之家", "portal", 6000, 40), ("抖音", "video", 4000, 55), ("交通广播", "radio", 5000, 4))


def people() -> list[Person]:
    """Who plans and organises."""
    return [Person("042", "叶欣", WHO, ("marketing_specialist",))]


def _run(stage: Stage, act: str, data: dict[str, Any], who: str = WHO) -> int:
    return int(stage.run(operations()[f"marketing.{act}"], data, who).id or 0)


def masters(stage: Stage) -> None:
    """Two partners in the media."""
    for medium, kind, name, tie in (("交通之声", "radio", "何平", "core"), ("汽车周刊", "paper", "苏婉", "regular")):
        _run(stage, "add_partner", {"medium": medium, "kind": kind, "name": name, "tie": tie})


def day(stage: Stage) -> None:
    """Mondays the media plan; in the month its policy, campaign, rivals, ideas, vendors, partners."""
    if stage.today.weekday() == 0:
        stage.begin(week(stage), "10:10")
    if stage.today.day in (5, 6) and stage.today.weekday() < 5 and not stage.once(_of_month).get(stage.today.month):
        stage.once(_of_month)[stage.today.month] = True
        stage.begin(campaign(stage), "09:30")
    for on, story, at in ((2, policy, "09:10"), (9, market, "14:00"), (11, rival, "10:30"), (14, idea, "15:20"), (16, research, "10:00"),
                          (18, vendors, "11:00"), (20, brand, "09:40")):  # fmt: skip
        if stage.today.day == on:
            stage.begin(story(stage), at)
    if stage.today.day == 22 and stage.today.month % 2 == 0:
        stage.begin(crisis(stage), "09:05")


def policy(stage: Stage) -> Story[None]:
    """The month's market policy: drafted, the departments heard, approved; the one before is concluded."""
    for old in rows(MarketPolicy, stage.actors[HEAD]).filter(state="approved", valid_to__lt=stage.today).order_by("id"):
        _run(
            stage,
            "conclude_policy",
            {"policy": old.pk, "result": "置换占比提升,礼品改为保养券效果更好"},
            HEAD,
        )
        yield 5
    data = {
        "title": f"{stage.today.month}月市场政策", "scope": "泓川X5、H5,展厅与网络渠道",
        "valid_from": (stage.today + timedelta(days=4)).isoformat(),
        "valid_to": (stage.today + timedelta(days=26)).isoformat(),
        "items": "置换补贴3000元(厂家承担一半);金融贴息两年", "budget": "60000", "expected_orders": 10, "discount": "6000",
        "reason": "上月到店下降,竞品降价",
    }  # fmt: skip
    pk = _run(stage, "draft_policy", data)
    yield 30
    _run(stage, "ask_comments", {"policy": pk}, HEAD)
    for who, words in zip(VOICES, ("同意,建议突出置换", "同意,售后可配合检测券", "预算内,同意"), strict=True):
        yield 60
        _run(stage, "comment_policy", {"policy": pk, "agrees": True, "words": words}, who)
    yield 60
    _run(stage, "decide_policy", {"policy": pk, "agreed": True}, BOSS)


def market(stage: Stage) -> Story[None]:
    """Last month's registrations."""
    month = stage.today.replace(day=1) - timedelta(days=1)
    for segment, usual in (("紧凑型SUV", 1120), ("中型轿车", 860)):
        size = usual + stage.random.randrange(-60, 60)
        data = {
            "month": month.isoformat(), "area": "江东区", "segment": segment, "size": size, "brand": size // 11,
            "ours": size // 40, "source": "上险数据",
        }  # fmt: skip
        _run(stage, "enter_market", data)
        yield 6


def rival(stage: Stage) -> Story[None]:
    """A rival lowers his price; our answer is approved, carried out and has its result."""
    seen = {
        "on": stage.today, "brand": "长风", "car": "长风S5", "kind": "price", "content": "全系限时直降八千元", "source": "对手展厅走访",
        "price": "159800", "impact": "M",
    }  # fmt: skip
    note = stage.run(note_rival, seen, HEAD).id
    yield 30
    plan = {
        "note": note, "rival": "长风", "threat": "长风S5限时直降八千元,分流置换客户", "answer": "老客户置换加赠保养券,话术对比保值率",
        "cost": "6000", "owner": stage.actors[SALES].employee_id, "due": (stage.today + timedelta(days=10)).isoformat(),
    }  # fmt: skip
    pk = _run(stage, "draft_counter_plan", plan, HEAD)
    yield 90
    _run(stage, "decide_counter_plan", {"plan": pk, "agreed": True}, BOSS)
    yield stage.until(9, "16:00")
    _run(stage, "finish_counter_plan", {"plan": pk, "result": "跟进12批,挽回3台订单"}, HEAD)


def research(stage: Stage) -> Story[None]:
    """A survey of the market: planned, asked for a week, reported, answered."""
    plan = {
        "title": f"{stage.today.month}月到店客户意向调研", "question": "客户为什么看竞品,愿意为哪些配置加价", "method": "interview",
        "area": "江东区", "begins": stage.today.isoformat(), "due": (stage.today + timedelta(days=8)).isoformat(),
        "owner": stage.actors[WHO].employee_id,
    }  # fmt: skip
    pk = _run(stage, "plan_research", plan, HEAD)
    yield stage.until(7, "16:30")
    told = {
        "research": pk, "sample": 42, "findings": "四成到店客户同时看长风S5,主要比较价格和保养费用", "proposal": "报价单并列五年用车成本",
    }  # fmt: skip
    _run(stage, "report_research", told)
    yield stage.until(1, "09:20")
    _run(stage, "answer_research", {"research": pk, "answer": "同意,销售部下月起执行"}, BOSS)


def idea(stage: Stage) -> Story[None]:
    """A case of others, tried and judged."""
    data = {
        "title": f"{stage.today.month}月案例:夜间直播探店", "source": "同行交流", "tags": "直播", "content": "每晚八点直播,线索成本降三成",
        "change": "只做周末两场,由销售顾问轮值",
    }  # fmt: skip
    pk = _run(stage, "add_idea", data)
    yield 30
    pilot = {
        "idea": pk, "place": "江东店直播间,周末两场", "measure": "单条线索成本", "cost": "3000",
        "until": (stage.today + timedelta(days=5)).isoformat(),
    }  # fmt: skip
    _run(stage, "pilot_idea", pilot, HEAD)
    yield stage.until(6, "10:00")
    verdict = {"idea": pk, "adopted": True, "result": "线索41条,单条成本72元", "verdict": "比媒体均值低三成,推广"}
    _run(stage, "judge_idea", verdict, HEAD)
    if (last := rows(Campaign, stage.actors[WHO]).exclude(state="cancelled").order_by("-begins").first()) is not None:
        _run(stage, "use_idea", {"idea": pk, "campaign": last.pk, "result": "活动预热直播一场,带来线索12条"})


def vendors(stage: Stage) -> Story[None]:
    """Three vendors are compared for next month's stage."""
    offers = [
        {"vendor": "甲广告", "price": "48000", "quality": 90, "delivery": 95, "service": 90},
        {"vendor": "乙会展", "price": "52000", "quality": 95, "delivery": 90, "service": 95},
        {"vendor": "丙传媒", "price": "45500", "quality": 80, "delivery": 85, "service": 80},
    ]
    data = {
        "subject": f"{stage.today.month}月活动搭建",
        "offers": offers,
        "chosen": "甲广告",
        "reason": "综合得分最高,工期有保证",
    }
    _run(stage, "compare_vendors", data)
    yield 5


def brand(stage: Stage) -> Story[None]:
    """Partners are spoken to; a text is checked, approved and published."""
    for partner in rows(Partner, stage.actors[WHO]).order_by("id"):
        _run(stage, "meet_partner", {"partner": partner.pk, "words": "提供试驾车与素材,约稿一篇"})
        yield 20
    data = {
        "title": f"{stage.today.month}月爱心送考与免费检测", "text": "本店为送考车辆和老客户提供免费检测,预约电话见门店公示。",
        "planned_on": (stage.today + timedelta(days=4)).isoformat(),
    }  # fmt: skip
    pk = _run(stage, "draft_release", data)
    yield 60
    _run(stage, "check_release", {"release": pk}, HEAD)
    yield 60
    _run(stage, "decide_release", {"release": pk, "agreed": True}, BOSS)
    yield stage.until(4, "10:00")
    _run(stage, "publish_release", {"release": pk, "clippings": "交通之声播出、公众号阅读3200"})


def crisis(stage: Stage) -> Story[None]:
    """A complaint spreads on the net: report at once, a statement, calm."""
    kind = CaseType.objects.get(code="brand_crisis").pk
    facts = "短视频反映交车延迟,转发两百余次"
    case = int(
        stage.run(
            open_case,
            {"type": kind, "title": "短视频负面舆情", "facts": facts, "source": "media", "level": "raised"},
            WHO,
        ).id
        or 0
    )
    yield 8
    stage.run(respond_case, {"case": case, "text": "已向总经理报告,联系发布者"}, HEAD)
    stage.run(assign_case, {"case": case, "owner": stage.actors[HEAD].employee_id}, HEAD)
    yield 20
    _run(
        stage,
        "grade_crisis",
        {"case": case, "colour": "yellow", "facts": "属实:交车晚两天,未提前告知;视频转发二百余次"},
    )
    yield 10
    text = "我们为延迟交车致歉。已与车主联系,明日上午上门交车,并补偿一次保养。"
    words = {"title": "关于延迟交车的说明", "text": text, "planned_on": stage.today.isoformat(), "case": case}
    statement = _run(stage, "draft_release", words)
    yield 5
    _run(stage, "check_release", {"release": statement}, HEAD)
    yield 5
    _run(stage, "decide_release", {"release": statement, "agreed": True}, BOSS)
    _run(stage, "publish_release", {"release": statement, "clippings": "公众号、评论区置顶"})
    plan = {
        "case": case, "cause": "method", "cause_words": "延迟交车没有提前告知", "remedy": "公开说明并当面致歉", "prevention": "交车变更提前一天电话告知",
    }  # fmt: skip
    stage.run(propose_case, plan, HEAD)
    yield 20
    stage.run(agree_case, {"case": case, "text": "声明经总经理同意,已发布第一版"}, HEAD)
    yield stage.until(2, "10:00")
    stage.run(execute_case, {"case": case, "outcome": "发布者已删帖并致谢,舆情平息"}, HEAD)
    yield 60
    stage.run(close_case, {"case": case, "satisfied": True, "text": "客户认可处理结果"}, CARE)


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
    lines = ["媒体,周,凭证,曝光,点击,线索,有效线索,到店,订单"]
    for pk, expected in placed:
        leads = stage.random.randrange(expected // 2, expected + 5)
        valid = leads * 6 // 10
        row = rows(Placement, stage.actors[WHO]).get(pk=pk)
        counts = (leads * 1500, leads * 30, leads, valid, valid // 3, valid // 12)
        lines.append(",".join([row.medium, row.week.isoformat(), "后台截图", *map(str, counts)]))
    content = base64.b64encode("\n".join(lines).encode()).decode()
    stage.run(operations()["marketing.import_results"], {"name": "投放结果.csv", "content": content}, WHO)


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
        "tasks": [
            {"department": "sales", "what": "电话邀约老客户并排班", "due": (day + timedelta(days=6)).isoformat()},
            {"department": "service", "what": "准备免费检测工位", "due": (day + timedelta(days=7)).isoformat()},
        ],
        "expected_leads": 60,
        "expected_orders": 8,
    }
    pk = _run(stage, "plan_campaign", data)
    yield 20
    _run(stage, "submit_campaign", {"campaign": pk})
    yield 120
    _run(stage, "decide_campaign", {"campaign": pk, "agreed": True, "reason": "市场预算内"}, FINANCE)
    yield 60
    _run(stage, "decide_campaign", {"campaign": pk, "agreed": True}, BOSS)
    yield 20
    told = rows(Campaign, stage.actors[WHO]).get(pk=pk).token
    for n, answer in enumerate(("coming", "coming", "not_coming", "undecided")):
        said = {"token": told, "name": f"{'赵钱孙李'[n]}先生", "mobile": f"137{day.month:02d}{n:06d}", "answer": answer}
        _run(stage, "answer_invitation", said)
    for part in CampaignTask.objects.filter(campaign_id=pk).select_related("task").order_by("id"):
        head = HEADS_OF[part.department]
        assert part.task is not None
        stage.run(take_request, {"task": part.task_id, "owner": stage.actors[head].employee_id}, head)
        yield 5
    yield stage.until(8, "09:00")
    for part in CampaignTask.objects.filter(campaign_id=pk).order_by("id"):
        stage.run(finish_task, {"task": part.task_id, "result": "已安排好"}, HEADS_OF[part.department])
        stage.run(confirm_task, {"task": part.task_id}, WHO)
    _run(stage, "start_campaign", {"campaign": pk})
    _run(stage, "bring_gifts", {"campaign": pk, "gift": "保温杯", "pieces": 40, "cost": "35"})
    cup = Gift.objects.get(campaign_id=pk).pk
    leads: list[int] = []
    token = rows(Campaign, stage.actors[WHO]).get(pk=pk).token
    number = rows(Campaign, stage.actors[WHO]).get(pk=pk).number
    for n in range(6):
        yield 9
        guest = {
            "token": token,
            "name": stage.random.choice("赵钱孙李周吴") + "女士",
            "mobile": f"139{day.month:02d}{n:06d}",
            "companions": n % 3,
        }
        came = _run(stage, "sign_in_guest", guest)
        if n < 3:
            _run(stage, "hand_gift", {"guest": came, "gift": cup, "signature": stage.signature()})
        if n < 2:
            known = {
                "name": guest["name"], "mobile": guest["mobile"], "source": "field", "campaign": number, "wanted": "泓川X5",
                "consultant": stage.actors[SELLERS[n % 2]].employee_id,
            }  # fmt: skip
            leads.append(int(stage.run(register_lead, known, HEAD).id or 0))
    yield stage.until(3, "10:00")
    for kind, cost in (("place", "6000"), ("media", "8800"), ("gifts", "2600"), ("food", "1900")):
        _run(stage, "record_cost", {"campaign": pk, "kind": kind, "actual": cost, "note": "发票已收"})
        yield 2
    facts = {
        "campaign": pk,
        "eligible": "16000",
        "other_gross": "52000",
        "claim_note": "申请表、方案、签到表、照片、发票",
    }
    _run(stage, "settle_campaign", facts, HEAD)
    yield stage.until(2, "11:00")
    claim = CofundClaim.objects.get(campaign_id=pk).pk
    _run(stage, "answer_claim", {"claim": claim, "granted": "7600", "answer": "礼品按八折核准"}, HEAD)
    yield stage.until(1, "15:00")
    _run(stage, "review_campaign", {"campaign": pk, "lessons": "提前两周预热,礼品改为保养券"}, HEAD)
    yield stage.until(3, "16:20")
    paid = {"claim": claim, "on": stage.today.isoformat(), "reference": f"HD{stage.today:%m%d}01"}
    _run(stage, "receive_claim", paid, FINANCE)
