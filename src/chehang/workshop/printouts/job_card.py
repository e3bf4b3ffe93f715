"""维修委托书 (also the 施工单 that goes to the bay), A4."""

from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from chehang.core.context import STORE_TIME
from chehang.core.money import uppercase_amount
from chehang.core.printing.codes import qr_svg
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Count, Letterhead, Sign, Yuan, store_head

from ..kinds import LineKind
from ..models import WorkOrder
from .statement import moment_of


@dataclass(frozen=True, kw_only=True)
class JobLine:
    """Work or material, and who does it; the technician's phone reads ``code`` to clock on and off."""

    name: str
    quantity: Count
    amount: Yuan
    payer: str
    technician: str = ""
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class JobCard:
    """维修委托书: 客户描述、接车检查、项目、估价、约定、签字."""

    store: Letterhead
    number: str
    date: Day
    customer: str
    phone: str
    plate: str
    vin: str
    model: str
    kind: str
    mileage: str
    fuel: str
    arrived: str
    promised: str
    bay: str
    complaint: str
    marks: str
    valuables: str
    old_parts: str
    wash: str
    lines: tuple[JobLine, ...]
    total: Yuan
    agreed: str
    adviser: Sign = UNSIGNED
    customer_sign: Sign = UNSIGNED
    technician: Sign = UNSIGNED


def _extras(sheet: JobCard) -> dict[str, Any]:
    codes = [qr_svg(line.code) if line.code else "" for line in sheet.lines]
    return {**numbered(sheet), "capital": uppercase_amount(sheet.total), "codes": codes}


PRINTOUT = Printout("workshop/job_card", JobCard, "机动车维修委托书", ("客户联", "车间联"), _extras)


def job_card(order: WorkOrder) -> JobCard:
    """The order as the customer signs it and the bay gets it."""
    sheet = getattr(order, "walk_around", None)
    marks = "、".join(f"{m.place}{m.get_damage_display()}" for m in sheet.marks.order_by("id")) if sheet else ""
    lines = order.lines.filter(dropped=False).order_by("n").prefetch_related("shares__technician")
    last = order.agreements.order_by("-id").first()
    agreed = f"{moment_of(last.at)} {last.name} {last.get_way_display()} 同意 {last.amount_inc:,.2f} 元" if last else ""
    return JobCard(
        store=store_head(order.store),
        number=order.number,
        date=order.arrived_at.astimezone(STORE_TIME).date(),
        customer=order.sender_name or order.customer.name,
        phone=order.sender_phone or order.customer.mobile or order.customer.phone,
        plate=order.vehicle.plate_no,
        vin=order.vehicle.vin,
        model=order.vehicle.model.name if order.vehicle.model else "",
        kind=str(order.get_kind_display()),
        mileage=str(order.mileage_in),
        fuel=f"{sheet.fuel}%" if sheet else "",
        arrived=moment_of(order.arrived_at),
        promised=moment_of(order.promised_at),
        bay=str(order.bay or ""),
        complaint=order.complaint,
        marks=marks or ("无外观损伤" if sheet else ""),
        valuables=sheet.valuables if sheet else "",
        old_parts=str(order.get_old_parts_display()),
        wash="是" if order.wash else "否",
        lines=tuple(
            JobLine(
                name=x.text, quantity=x.quantity, amount=x.amount_inc, payer=str(x.get_payer_display()),
                technician="、".join(s.technician.name for s in x.shares.all()),
                code=f"{order.number}/{x.n}" if x.kind == LineKind.LABOUR else "",
            )
            for x in lines
        ),
        total=order.total_inc,
        agreed=agreed,
        adviser=Sign(name=order.adviser.name),
    )  # fmt: skip
