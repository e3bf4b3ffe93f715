"""The chapter of administration: hazards mended and verified, supplies, papers, seals, visitors, a fire drill each month."""

from datetime import timedelta

from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import approve
from chehang.core.operations.attach_file import attach_file
from chehang.core.stage import Stage, Story
from chehang.work.operations.finish_task import finish_task

from .counting import unseen
from .models import Asset, AssetCount, CompanyCar, Room, Supply
from .operations.add_room import add_room
from .operations.add_supply import add_supply
from .operations.allow_seal import allow_seal
from .operations.approve_buying import approve_buying
from .operations.archive_paper import archive_paper
from .operations.ask_car import ask_car
from .operations.ask_seal import ask_seal
from .operations.ask_supplies import ask_supplies
from .operations.begin_asset_count import begin_asset_count
from .operations.book_room import book_room
from .operations.book_visit import book_visit
from .operations.buy_supplies import buy_supplies
from .operations.close_asset_count import close_asset_count
from .operations.close_event import close_event
from .operations.close_incident import close_incident
from .operations.count_meals import count_meals
from .operations.count_supplies import count_supplies
from .operations.decide_event import decide_event
from .operations.decide_supplies import decide_supplies
from .operations.decide_trip import decide_trip
from .operations.decide_welfare import decide_welfare
from .operations.draft_paper import draft_paper
from .operations.file_seal import file_seal
from .operations.hand_out_car import hand_out_car
from .operations.hand_over_waste import hand_over_waste
from .operations.issue_supplies import issue_supplies
from .operations.judge_saving import judge_saving
from .operations.mend_hazard import mend_hazard
from .operations.move_asset import move_asset
from .operations.note_incident import note_incident
from .operations.order_event_task import order_event_task
from .operations.order_mending import order_mending
from .operations.plan_event import plan_event
from .operations.plan_service import plan_service
from .operations.plan_welfare import plan_welfare
from .operations.receive_supplies import receive_supplies
from .operations.register_asset import register_asset
from .operations.register_car import register_car
from .operations.register_paper import register_paper
from .operations.report_hazard import report_hazard
from .operations.report_incident import report_incident
from .operations.see_off_visitor import see_off_visitor
from .operations.settle_incident import settle_incident
from .operations.sight_asset import sight_asset
from .operations.store_waste import store_waste
from .operations.submit_paper import submit_paper
from .operations.suggest_saving import suggest_saving
from .operations.take_back_car import take_back_car
from .operations.take_incident import take_incident
from .operations.verify_hazard import verify_hazard
from .operations.welcome_visitor import welcome_visitor

HR, GM = "shenlei", "luyuanhang"
ROOM_DAY, TRIP_DAY, WASTE_DAY, WELFARE_DAY, IDEA_DAY, EVENT_DAY = 4, 12, 15, 18, 22, 8
HAZARD_DAYS, BUYING_DAY, SEAL_DAY, PAPER_DAY, VISIT_DAY, LETTER_DAY, DRILL_DAY, ASSET_DAY = (
    (5, 21),
    6,
    9,
    11,
    13,
    17,
    19,
    20,
)
TUESDAY = 1
# code, name, unit, minimum, quota, there at the beginning
SUPPLIES = (
    ("A4", "A4 复印纸", "包", 20, 0, 80),
    ("ST", "劳保手套", "双", 30, 12, 160),
    ("KZ", "防尘口罩", "盒", 10, 3, 40),
    ("GP", "护目镜", "副", 6, 1, 20),
)
PPE = {"ST": 3, "KZ": 3, "GP": 12}  # lasts so many months
ASSETS = (
    ("BG-001", "笔记本电脑", "二楼办公室", "6800"),
    ("BG-002", "彩色打印机", "展厅", "4200"),
    ("CJ-001", "四柱举升机", "机修车间一组", "38000"),
)
HAZARDS = (("机修车间二组", "举升机安全锁磨损"), ("配件仓 A 区", "灭火器被货物遮挡"), ("钣喷车间", "配电箱门未关"))
WHO_ASKS = ("mayue", "dingqiang", "hanlei", "songjia", "fangyuan", "weiguodong")


def masters(stage: Stage) -> None:
    """Supplies as they were counted on the first day, and the asset cards."""
    for code, name, unit, least, quota, there in SUPPLIES:
        data = {"code": code, "name": name, "unit": unit, "least": least, "quota": quota}
        data |= {"ppe": code in PPE, "lasts_months": PPE.get(code, 0)}
        made = stage.run(add_supply, data, HR)
        stage.run(count_supplies, {"supply": made.id, "found": there, "reason": "期初盘点"}, HR)
    for code, name, place, cost in ASSETS:
        stage.run(
            register_asset, {"code": code, "name": name, "place": place, "cost": cost, "bought_on": stage.today}, HR
        )

    lift = Asset.objects.get(store=stage.store, code="CJ-001").pk
    due = stage.today + timedelta(days=24)
    stage.run(plan_service, {"asset": lift, "every_months": 12, "service_due": due}, HR)
    stage.run(add_room, {"name": "二楼会议室", "seats": 16, "equipment": "投影、白板"}, HR)
    far = stage.today + timedelta(days=300)
    car = {"plate": "浙B7K201", "name": "公务车", "use": "errand", "odometer": 41_200}
    stage.run(register_car, car | {"insured_until": far, "inspected_until": far}, HR)


def day(stage: Stage) -> None:
    """What the month's days bring."""
    number = stage.today.day
    if stage.today.weekday() == TUESDAY:
        stage.begin(handed_out(stage), "13:40")
    if number in HAZARD_DAYS:
        stage.begin(hazard(stage, HAZARDS[(stage.today.month + number) % len(HAZARDS)]), "10:15")
    for wanted, story, at in (
        (BUYING_DAY, bought, "09:30"),
        (SEAL_DAY, sealed, "15:05"),
        (PAPER_DAY, paper, "09:15"),
        (VISIT_DAY, visit, "09:05"),
        (LETTER_DAY, letter, "10:50"),
        (DRILL_DAY, drill, "14:30"),
        (ASSET_DAY, moved, "11:25"),
        (ROOM_DAY, room_booked, "09:10"),
        (TRIP_DAY, trip, "10:35"),
        (WASTE_DAY, waste, "15:40"),
        (WELFARE_DAY, welfare, "16:05"),
        (IDEA_DAY, idea, "13:55"),
        (EVENT_DAY, gathering, "14:10"),
    ):
        if number == wanted:
            stage.begin(story(stage), at)


def handed_out(stage: Stage, *, until: str = "issued") -> Story[None]:
    """A colleague asks, HR allows and hands out."""
    who, code = stage.random.choice(WHO_ASKS), stage.random.choice(("A4", "A4", "ST", "KZ"))
    wanted = {"supply": Supply.objects.get(store=stage.store, code=code).pk, "quantity": 1, "reason": "日常使用"}
    quota = {s[0]: s[4] for s in SUPPLIES}[code]
    asked = stage.house.memory.setdefault(("supplies", stage.today.year, (stage.today.month - 1) // 3, who, code), [])
    if quota and len(asked) >= quota:
        return
    asked.append(stage.today)
    made = stage.run(ask_supplies, wanted, who).id
    if until == "asked":
        return
    yield 45
    stage.run(decide_supplies, {"request": made}, HR)
    yield 30
    stage.run(issue_supplies, {"request": made}, HR)


def bought(stage: Stage) -> Story[None]:
    """Above a thousand yuan with three quotes; approved, received two days later."""
    quotes = [
        {"supplier": s, "amount": a} for s, a in (("晨光办公", "1180"), ("得力直销", "1150"), ("齐心文具", "1260"))
    ]
    data = {"supply": Supply.objects.get(store=stage.store, code="A4").pk, "quantity": 50, "quotes": quotes}
    made = stage.run(buy_supplies, data, HR).id
    yield 120
    stage.run(approve_buying, {"buying": made}, GM)
    yield stage.until(2, "10:20")
    stage.run(receive_supplies, {"buying": made}, HR)


def hazard(stage: Stage, found: tuple[str, str], *, until: str = "closed") -> Story[None]:
    """Reported by whoever sees it, mended within days, seen by HR."""
    place, what = found
    made = stage.run(report_hazard, {"place": place, "what": what}, "mayue").id
    if until == "open":
        return
    yield 40
    responsible = stage.actors["weiguodong"].employee_id
    data = {"hazard": made, "responsible": responsible, "measure": "更换并复核", "due": stage.today + timedelta(days=5)}
    stage.run(order_mending, data | {"cause": "巡检频次不足"}, HR)
    yield stage.until(2, "16:10")
    stage.run(mend_hazard, {"hazard": made}, "weiguodong")
    yield stage.until(1, "09:35")
    stage.run(verify_hazard, {"hazard": made}, HR)


def sealed(stage: Stage) -> Story[None]:
    """The parts manager needs the company's seal; the general manager allows it, and the scan is filed the same day."""
    made = stage.run(ask_seal, {"seal": "合同专用章", "paper": "配件采购年度协议", "copies": 2}, "zhoumin").id
    yield 50
    stage.run(allow_seal, {"use": made}, GM)
    yield 70
    scan = {
        "document": "office.seal",
        "object_id": made,
        "sha256": stage.picture("盖章扫描件"),
        "name": "盖章扫描件.png",
    }
    stage.run(attach_file, scan, "zhoumin")
    stage.run(file_seal, {"use": made}, "zhoumin")


def paper(stage: Stage) -> Story[None]:
    """HR drafts a notice, the general manager approves it, the next day it is archived."""
    data = {
        "kind": "notice", "title": f"关于{stage.today.month}月安全生产检查的通知",
        "text": "各部门:\n本月组织安全生产检查,请自查用电、消防、举升设备,发现隐患当天上报。",
    }  # fmt: skip
    made = int(stage.run(draft_paper, data, HR).id or 0)
    yield 20
    stage.run(submit_paper, {"paper": made}, HR)
    yield 80
    request = ApprovalRequest.objects.get(document="office.paper", object_id=made, state="open")
    stage.run(approve, {"request": request.pk}, GM)
    yield stage.until(1, "10:05")
    stage.run(archive_paper, {"paper": made, "box": f"{stage.today.year}-行政-01"}, HR)


def letter(stage: Stage) -> Story[None]:
    """A letter of the authority is registered."""
    data = {
        "sender": "江东区应急管理局", "title": "关于开展消防专项检查的通知", "dated": stage.today, "kind": "notice",
        "their_number": f"江应急〔{stage.today.year}〕{stage.today.month}号", "text": "对辖区汽车销售维修企业开展消防专项检查",
    }  # fmt: skip
    stage.run(register_paper, data, HR)
    yield 1


def visit(stage: Stage, *, until: str = "left") -> Story[None]:
    """HR announces the manufacturer's regional manager and receives them."""
    data = {
        "visitor": "郑经理", "company": "厂家区域办", "purpose": "月度商务拜访", "people": 2, "day": stage.today,
        "host": stage.actors[GM].employee_id, "plan": "备二楼会议室、茶水、投影",
    }  # fmt: skip
    made = stage.run(book_visit, data, HR).id
    if until == "booked":
        return
    yield 55
    stage.run(welcome_visitor, {"visit": made}, HR)
    yield 130
    stage.run(see_off_visitor, {"visit": made}, HR)


def drill(stage: Stage) -> Story[None]:
    """A fire drill with all its steps, which counts as no incident; every third month something really happens instead."""
    real = stage.today.month % 3 == 1
    told, noted, settled = REAL if real else PLAYED
    made = stage.run(report_incident, told, HR).id
    yield 4
    stage.run(take_incident, {"incident": made, "leader": stage.actors["weiguodong"].employee_id}, GM)
    yield 12
    stage.run(note_incident, {"incident": made, **noted}, "weiguodong")
    yield 60
    stage.run(settle_incident, {"incident": made, **settled}, "weiguodong")
    yield 45
    stage.run(close_incident, {"incident": made}, GM)


PLAYED = (
    {"kind": "fire", "place": "机修车间", "what": "消防演练:模拟油料起火,疏散与灭火", "drill": True},
    {"text": "全员疏散至集合点,用时三分钟", "party": "微型消防站"},
    {"cause": "演练设定", "responsible": "演练不追责", "measures": "补充集合点标识", "taught": "车间与仓库全员"},
)
REAL = (
    {"kind": "equipment", "place": "机修车间", "what": "2号举升机液压油管破裂漏油,车辆已放下,无人受伤"},
    {"text": "停用2号举升机,吸油毡清理地面,设备厂家两小时到场", "party": "举升机厂家"},
    {
        "cause": "油管老化",
        "responsible": "设备管理员",
        "measures": "更换油管,全部举升机加做月检",
        "taught": "机修车间全员",
    },
)


def moved(stage: Stage) -> Story[None]:
    """The notebook goes from hand to hand; each quarter the assets are counted by their labels."""
    asset = Asset.objects.get(store=stage.store, code="BG-001").pk
    holder = stage.actors["songjia" if stage.today.month % 2 else "heqian"].employee_id
    stage.run(move_asset, {"asset": asset, "holder": holder, "place": "二楼办公室"}, HR)
    yield 20
    if stage.today.month % 3 == 1:
        return
    count = stage.run(begin_asset_count, {}, HR).id or 0
    for code in unseen(AssetCount.objects.get(pk=count)).values_list("code", flat=True):
        yield 3
        stage.run(sight_asset, {"count": count, "code": code, "place": "二楼办公室"}, "dingqiang")
    yield 10
    stage.run(close_asset_count, {"count": count}, HR)


def room_booked(stage: Stage) -> Story[None]:
    """The meeting room for the monthly meeting."""
    of = Room.objects.get(store=stage.store, name="二楼会议室").pk
    data = {
        "room": of,
        "day": stage.today,
        "since": "14:00",
        "until": "16:00",
        "purpose": "月度经营分析会",
        "people": 9,
    }
    stage.run(book_room, data, HR)
    yield 1


def trip(stage: Stage) -> Story[None]:
    """The cashier drives to the bank: asked for, allowed, there and back."""
    car = CompanyCar.objects.get(store=stage.store, plate="浙B7K201")
    asked = {"car": car.pk, "day": stage.today, "place": "工商银行江东支行", "purpose": "取回单"}
    made = stage.run(ask_car, asked, "songjia").id
    yield 15
    stage.run(decide_trip, {"trip": made}, HR)
    yield 10
    stage.run(hand_out_car, {"trip": made, "odometer": car.odometer}, HR)
    yield 75
    stage.run(take_back_car, {"trip": made, "odometer": car.odometer + 18}, HR)


def waste(stage: Stage) -> Story[None]:
    """A drum of old oil; every third month what is there leaves with its manifest."""
    data = {"kind": "HW08", "weight": "160", "container": f"油桶-{stage.today.month:02d}", "place": "危废暂存间"}
    made = stage.run(store_waste, data, HR).id
    yield 30
    if stage.today.month % 3 == 0:
        taker = {
            "taker": "绿环危废处置公司",
            "licence": "浙危废经第008号",
            "licence_until": stage.today + timedelta(days=200),
        }
        manifest = {"manifest": f"LD{stage.today:%Y%m}", "containers": [{"batch": made}]}
        stage.run(hand_over_waste, taker | manifest, HR)


def welfare(stage: Stage) -> Story[None]:
    """Twice a year something for everybody; the canteen of the day is entered each month."""
    stage.run(count_meals, {"day": stage.today, "staff": 42, "guests": 3, "cost": "630"}, HR)
    if stage.today.month % 6:
        return
    data = {
        "kind": "festival",
        "title": "节日福利",
        "item": "米油一份",
        "each": "120",
        "day": stage.today + timedelta(days=3),
    }
    made = stage.run(plan_welfare, data, HR).id
    yield 60
    stage.run(decide_welfare, {"welfare": made}, GM)


def gathering(stage: Stage) -> Story[None]:
    """The staff meeting of the month: planned, allowed, one task done, held five days later."""
    data = {
        "title": f"{stage.today.month}月员工大会", "day": stage.today + timedelta(days=5), "place": "展厅", "people": 80, "budget": "2400",
        "plan": "上月总结、优秀员工表彰、安全宣讲", "leader": stage.actors[HR].employee_id,
    }  # fmt: skip
    made = stage.run(plan_event, data, HR).id
    yield 45
    stage.run(decide_event, {"event": made}, GM)
    task = {
        "event": made,
        "title": "布置会场与音响",
        "owner": stage.actors[HR].employee_id,
        "due": stage.today + timedelta(days=4),
    }
    done = stage.run(order_event_task, task, HR).id
    yield stage.until(4, "10:20")
    stage.run(finish_task, {"task": done, "result": "会场、音响就位"}, HR)
    yield stage.until(1, "17:20")
    stage.run(close_event, {"event": made, "came": 76, "cost": "2280", "summary": "按时结束,安全宣讲反馈好"}, HR)


def idea(stage: Stage) -> Story[None]:
    """A keeper has an idea to save; HR takes it up the next day."""
    data = {"title": f"{stage.today.month}月节约建议:午间关灯", "text": "展厅无客区域午间关灯", "expected": "6000"}
    made = stage.run(suggest_saving, data, "dingqiang").id
    yield stage.until(1, "09:50")
    stage.run(judge_saving, {"idea": made, "verdict": "可行,本月实施"}, HR)


def today(stage: Stage) -> None:
    """A hazard of this morning, a request for supplies, a visitor who is expected."""
    stage.begin(hazard(stage, HAZARDS[0], until="open"), "09:00")
    stage.begin(handed_out(stage, until="asked"), "09:10")
    stage.begin(visit(stage, until="booked"), "09:20")
