"""The chapter of administration: hazards mended and verified, supplies, papers, seals, visitors, a fire drill each month."""

from datetime import timedelta

from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import approve
from chehang.core.stage import Stage, Story

from .models import Asset, Supply
from .operations.add_supply import add_supply
from .operations.allow_seal import allow_seal
from .operations.approve_buying import approve_buying
from .operations.archive_paper import archive_paper
from .operations.ask_seal import ask_seal
from .operations.ask_supplies import ask_supplies
from .operations.book_visit import book_visit
from .operations.buy_supplies import buy_supplies
from .operations.close_incident import close_incident
from .operations.count_supplies import count_supplies
from .operations.decide_supplies import decide_supplies
from .operations.draft_paper import draft_paper
from .operations.issue_supplies import issue_supplies
from .operations.mend_hazard import mend_hazard
from .operations.move_asset import move_asset
from .operations.note_incident import note_incident
from .operations.order_mending import order_mending
from .operations.receive_supplies import receive_supplies
from .operations.register_asset import register_asset
from .operations.register_paper import register_paper
from .operations.report_hazard import report_hazard
from .operations.report_incident import report_incident
from .operations.see_off_visitor import see_off_visitor
from .operations.settle_incident import settle_incident
from .operations.submit_paper import submit_paper
from .operations.take_incident import take_incident
from .operations.verify_hazard import verify_hazard
from .operations.welcome_visitor import welcome_visitor

HR, GM = "shenlei", "luyuanhang"
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
        made = stage.run(add_supply, data, HR)
        stage.run(count_supplies, {"supply": made.id, "found": there, "reason": "期初盘点"}, HR)
    for code, name, place, cost in ASSETS:
        stage.run(
            register_asset, {"code": code, "name": name, "place": place, "cost": cost, "bought_on": stage.today}, HR
        )


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
    stage.run(order_mending, data, HR)
    yield stage.until(2, "16:10")
    stage.run(mend_hazard, {"hazard": made}, "weiguodong")
    yield stage.until(1, "09:35")
    stage.run(verify_hazard, {"hazard": made}, HR)


def sealed(stage: Stage) -> Story[None]:
    """The parts manager needs the company's seal; the general manager allows it."""
    made = stage.run(ask_seal, {"seal": "合同专用章", "paper": "配件采购年度协议", "copies": 2}, "zhoumin").id
    yield 50
    stage.run(allow_seal, {"use": made}, GM)


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
    """A fire drill with all its steps; it counts as no incident."""
    data = {"kind": "fire", "place": "机修车间", "what": "消防演练:模拟油料起火,疏散与灭火", "drill": True}
    made = stage.run(report_incident, data, HR).id
    yield 4
    stage.run(take_incident, {"incident": made, "leader": stage.actors["weiguodong"].employee_id}, GM)
    yield 12
    stage.run(
        note_incident, {"incident": made, "text": "全员疏散至集合点,用时三分钟", "party": "微型消防站"}, "weiguodong"
    )
    yield 60
    said = {"cause": "演练设定", "responsible": "演练不追责", "measures": "补充集合点标识", "taught": "车间与仓库全员"}
    stage.run(settle_incident, {"incident": made, **said}, "weiguodong")
    yield 45
    stage.run(close_incident, {"incident": made}, GM)


def moved(stage: Stage) -> Story[None]:
    """The notebook goes from hand to hand."""
    asset = Asset.objects.get(store=stage.store, code="BG-001").pk
    holder = stage.actors["songjia" if stage.today.month % 2 else "heqian"].employee_id
    stage.run(move_asset, {"asset": asset, "holder": holder, "place": "二楼办公室"}, HR)
    yield 1


def today(stage: Stage) -> None:
    """A hazard of this morning, a request for supplies, a visitor who is expected."""
    stage.begin(hazard(stage, HAZARDS[0], until="open"), "09:00")
    stage.begin(handed_out(stage, until="asked"), "09:10")
    stage.begin(visit(stage, until="booked"), "09:20")
