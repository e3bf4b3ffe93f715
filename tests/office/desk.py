"""Short ways through administration."""

import secrets
from datetime import timedelta
from typing import Any

from chehang.core.models import ApprovalRequest
from chehang.office.models import (
    Asset,
    AssetCount,
    CompanyPaper,
    Destruction,
    Hazard,
    Incident,
    SealUse,
    Supply,
    SupplyBuying,
    SupplyRequest,
    Visit,
)
from chehang.org.models import SignIn
from tests.goods import upload
from tests.office import Office


def hazard(office: Office, state: str = "open", **also: Any) -> Hazard:
    """A hazard found by a keeper, as far as ``state``; the service manager mends it, HR verifies."""
    pk = office.run("office.report_hazard", "keeper", place="举升机2号", what="安全锁失灵", **also).id
    order = {
        "hazard": pk,
        "responsible": office.id("service_manager"),
        "measure": "更换锁销",
        "due": office.day(3),
        "cause": "锁销磨损",
    }
    steps = (
        ("mending", "order_mending", "hr_manager", order), ("mended", "mend_hazard", "service_manager", {"hazard": pk}),
        ("closed", "verify_hazard", "hr_manager", {"hazard": pk}),
    )  # fmt: skip
    for name, act, post, data in steps:
        if state == "open":
            break
        office.run(f"office.{act}", post, **data)
        if name == state:
            break
    return Hazard.objects.get(pk=pk)


def signed_in(office: Office, days_ago: int) -> SignIn:
    """A sign-in so many days ago."""
    at, who = office.clock.now() - timedelta(days=days_ago), office.who("keeper")
    made: SignIn = SignIn.objects.create(
        account_id=who.account_id, store=office.store, session_key=secrets.token_hex(16), at=at, last_at=at
    )
    return made


def destruction(office: Office, state: str = "asked", kind: str = "sign_ins") -> Destruction:
    """A list of what is due, asked for by HR and decided by the general manager."""
    if kind == "sign_ins":
        signed_in(office, 800)
    pk = office.run("office.ask_destruction", "hr_manager", kind=kind, reason="到期清理").id
    if state == "done":
        office.run("office.destroy_records", "general_manager", destruction=pk)
    elif state == "refused":
        office.run("office.refuse_destruction", "general_manager", destruction=pk, reason="审计未结束")
    return Destruction.objects.get(pk=pk)


def asset(office: Office, code: str = "BG-001") -> Asset:
    made = office.run(
        "office.register_asset", "hr_manager", code=code, name="笔记本电脑", bought_on=office.day(-10), cost="6800"
    ).id
    return Asset.objects.get(pk=made)


def asset_count(office: Office, *codes: str, place: str = "二楼办公室") -> AssetCount:
    """A count in which these labels were scanned."""
    made = AssetCount.objects.get(pk=office.run("office.begin_asset_count", "hr_manager").id)
    for code in codes:
        office.run("office.sight_asset", "keeper", count=made.pk, code=code, place=place)
    return made


def seal(office: Office, *, allowed: bool = False, filed: bool = False) -> SealUse:
    pk = office.run("office.ask_seal", "parts_manager", seal="公章", paper="采购协议", copies=2).id
    if allowed or filed:
        office.run("office.allow_seal", "general_manager", use=pk)
    if filed:
        scan = {"document": "office.seal", "object_id": pk, "sha256": upload(), "name": "盖章扫描件.png"}
        office.run("core.attach_file", "parts_manager", **scan)
        office.run("office.file_seal", "parts_manager", use=pk)
    return SealUse.objects.get(pk=pk)


def supply(office: Office, stock: str = "0", **also: Any) -> Supply:
    """CompanyPaper by the pack; ``stock`` as it was counted."""
    data = {"code": "A4", "name": "A4复印纸", "unit": "包", "least": "5", "quota": "3", **also}
    pk = office.run("office.add_supply", "hr_manager", **data).id
    if stock != "0":
        office.run("office.count_supplies", "hr_manager", supply=pk, found=stock, reason="期初盘点")
    return Supply.objects.get(pk=pk)


def supplies_asked(office: Office, of: Supply, state: str = "asked", quantity: str = "2") -> SupplyRequest:
    """A keeper asks, as far as ``state``."""
    pk = office.run_anyway("office.ask_supplies", "keeper", supply=of.pk, quantity=quantity, reason="打印单据").id
    if state in ("allowed", "issued"):
        office.run("office.decide_supplies", "hr_manager", request=pk)
    if state == "issued":
        office.run("office.issue_supplies", "hr_manager", request=pk)
    if state == "refused":
        office.run("office.decide_supplies", "hr_manager", request=pk, allowed=False, reason="上周刚领")
    return SupplyRequest.objects.get(pk=pk)


def buying(office: Office, of: Supply, state: str = "asked", *amounts: str) -> SupplyBuying:
    """HR asks to buy, as far as ``state``."""
    quotes = [{"supplier": f"供应商{n}", "amount": a} for n, a in enumerate(amounts or ("180",), 1)]
    pk = office.run("office.buy_supplies", "hr_manager", supply=of.pk, quantity="10", quotes=quotes).id
    if state in ("approved", "received"):
        office.run("office.approve_buying", "general_manager", buying=pk)
    if state == "received":
        office.run("office.receive_supplies", "hr_manager", buying=pk)
    if state == "refused":
        office.run("office.approve_buying", "general_manager", buying=pk, approved=False, reason="库存够用")
    return SupplyBuying.objects.get(pk=pk)


def paper(office: Office, state: str = "draft", by: str = "hr_manager", **also: Any) -> CompanyPaper:
    """A notice about the holidays, as far as ``state``."""
    data = {"kind": "notice", "title": "关于元旦放假的通知", "text": "元旦放假一天,各部门安排值班。", **also}
    pk = office.run("office.draft_paper", by, **data).id
    if state != "draft":
        office.run("office.submit_paper", by, paper=pk)
    if state in ("valid", "archived"):
        request = ApprovalRequest.objects.get(document="office.paper", object_id=pk, state="open")
        office.run("core.approve", "general_manager", request=request.pk)
    if state == "archived":
        office.run("office.archive_paper", "hr_manager", paper=pk, box="2026-行政-01")
    return CompanyPaper.objects.get(pk=pk)


def visit(office: Office, state: str = "booked", **also: Any) -> Visit:
    """Somebody of the bank, as far as ``state``."""
    data = {"visitor": "赵经理", "company": "工商银行", "day": office.day(0), "purpose": "授信回访", **also}
    pk = office.run("office.book_visit", "hr_manager", **data).id
    if state in ("inside", "left"):
        office.run("office.welcome_visitor", "hr_manager", visit=pk)
    if state == "left":
        office.run("office.see_off_visitor", "hr_manager", visit=pk)
    if state == "cancelled":
        office.run("office.cancel_visit", "hr_manager", visit=pk, reason="对方改期")
    return Visit.objects.get(pk=pk)


CAME_OF_IT = {
    "cause": "线路老化",
    "responsible": "设备管理员通报批评",
    "measures": "更换线路并每月巡检",
    "taught": "车间全员安全教育",
}


def incident(office: Office, state: str = "reported", **also: Any) -> Incident:
    """A small fire, as far as ``state``; the service manager leads."""
    data = {"kind": "fire", "place": "钣喷车间", "what": "烤漆房线路冒烟,已断电扑灭", "level": "serious", **also}
    pk = office.run("office.report_incident", "keeper", **data).id
    leader = {"incident": pk, "leader": office.id("service_manager")}
    steps = (
        ("handled", "take_incident", "general_manager", leader),
        ("settled", "settle_incident", "service_manager", {"incident": pk, **CAME_OF_IT}),
        ("closed", "close_incident", "general_manager", {"incident": pk}),
    )
    for name, act, post, given in steps:
        if state == "reported":
            break
        office.run(f"office.{act}", post, **given)
        if name == state:
            break
    return Incident.objects.get(pk=pk)
