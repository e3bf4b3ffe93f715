"""告知书 and 保险赔款权益转让书, A4: what the customer signs besides the order, with his signature once he has signed on the screen."""

from dataclasses import dataclass
from datetime import date as Day

from chehang.core import files
from chehang.core.context import STORE_TIME
from chehang.core.money import uppercase_amount
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, store_head

from ..kinds import Notice
from ..models import SignedNotice, WorkOrder

# What each paper says: 民法典 §545–546 (assignment of a claim), 机动车维修管理规定 (the owner is told of dangers).
UNSAFE_TERMS = (
    "承修方已向托修方说明:车辆存在上述影响行车安全的故障,建议立即修理。",
    "托修方决定暂不修理,知悉继续使用车辆可能造成人身伤害和财产损失,并自愿承担由此产生的后果。",
)
RISK_TERMS = (
    "承修方已向托修方说明:保险公司尚未定损或可能拒赔、减赔,赔付结果由保险公司决定。",
    "保险公司拒赔或赔款不足时,托修方按双方确认的项目和价格向承修方支付维修费用。",
)
CLAIM_TERMS = (
    "托修方将本次事故车辆损失保险赔款的请求权转让给承修方,请保险公司将赔款直接支付给承修方,用于抵付维修费用。",
    "托修方已将本转让事项通知保险公司,并提供理赔所需的全部材料;赔款以保险公司核定金额为准,不足部分由托修方支付。",
)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What it is about, and what is declared."""

    title: str
    what: str
    terms: tuple[str, ...]
    signed: Sign = UNSIGNED


@dataclass(frozen=True, kw_only=True)
class NoticeSheet:
    """Whose car, which insurer, the declarations with their signatures."""

    store: Letterhead
    title: str
    number: str
    date: Day
    customer: str
    phone: str
    plate: str
    vin: str
    insurer: str
    report_no: str
    assessed: str
    statements: tuple[Statement, ...]
    adviser: Sign = UNSIGNED


PRINTOUT = Printout("workshop/signed_notice", NoticeSheet, "客户告知书", (), numbered)


def _statements(order: WorkOrder, kind: Notice, title: str, terms: tuple[str, ...]) -> tuple[Statement, ...]:
    rows = SignedNotice.objects.filter(order=order, kind=kind).select_related("image").order_by("id")
    return tuple(
        Statement(
            title=title,
            what=row.what,
            terms=terms,
            signed=Sign(name=row.name, at=row.at, image=files.path_of(row.image.sha256).read_bytes()),
        )
        for row in rows
    ) or (Statement(title=title, what="", terms=terms),)


def _sheet(order: WorkOrder, title: str, statements: tuple[Statement, ...]) -> NoticeSheet:
    allowed = f"{order.assessed_inc:,.2f} ({uppercase_amount(order.assessed_inc)})" if order.assessed_inc else ""
    return NoticeSheet(
        store=store_head(order.store),
        title=title,
        number=order.number,
        date=order.arrived_at.astimezone(STORE_TIME).date(),
        customer=order.customer.name,
        phone=order.sender_phone or order.customer.mobile or order.customer.phone,
        plate=order.vehicle.plate_no,
        vin=order.vehicle.vin,
        insurer=order.insurer.name if order.insurer else "",
        report_no=order.report_no,
        assessed=allowed,
        statements=statements,
        adviser=Sign(name=order.adviser.name),
    )


def warning(order: WorkOrder) -> NoticeSheet:
    """Dangers that stay unrepaired and, for an insured repair, who pays should the insurer refuse."""
    parts = _statements(order, Notice.UNSAFE, "安全隐患告知", UNSAFE_TERMS)
    if order.insurer_id:
        parts += _statements(order, Notice.RISK, "保险拒赔风险告知", RISK_TERMS)
    return _sheet(order, "客户告知书", parts)


def assignment(order: WorkOrder) -> NoticeSheet:
    """The claim on the insurer is made over to the store."""
    return _sheet(order, "保险赔款权益转让书", _statements(order, Notice.CLAIM, "委托收款与权益转让", CLAIM_TERMS)[-1:])
