"""机动车维修结算清单, A4: the blocks that JT/T 1133 asks for."""

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Any

from chehang.billing.models import Receipt
from chehang.core.context import STORE_TIME
from chehang.core.money import ZERO, uppercase_amount
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Count, Letterhead, Price, Sign, Yuan, store_head

from ..kinds import LineKind
from ..models import WorkOrder


@dataclass(frozen=True, kw_only=True)
class StatementLine:
    """Work, material or another charge with its payer."""

    code: str
    name: str
    unit: str
    quantity: Count
    price: Price
    discount: str
    amount: Yuan
    payer: str


@dataclass(frozen=True, kw_only=True)
class StatementSum:
    """What a payer owes."""

    payer: str
    who: str
    amount: Yuan


@dataclass(frozen=True, kw_only=True)
class Statement:
    """结算清单: 托修方、承修方、费用汇总、工时、材料、其他费用、旧件、签字."""

    store: Letterhead
    number: str
    statement_no: str
    date: Day
    customer: str
    sender: str
    phone: str
    plate: str
    vin: str
    model: str
    kind: str
    arrived: str
    finished: str
    mileage_in: str
    mileage_out: str
    contract_no: str
    certificate_no: str
    labour: tuple[StatementLine, ...]
    material: tuple[StatementLine, ...]
    others: tuple[StatementLine, ...]
    diagnosis_sum: Yuan
    testing_sum: Yuan
    material_sum: Yuan
    labour_sum: Yuan
    outside_sum: Yuan
    other_sum: Yuan
    total: Yuan
    due: Yuan
    shares: tuple[StatementSum, ...]
    paid: str
    old_parts: str
    warranty: str
    advice: str
    next_service: str
    adviser: Sign = UNSIGNED
    cashier: Sign = UNSIGNED
    customer_sign: Sign = UNSIGNED


def _extras(sheet: Statement) -> dict[str, Any]:
    return {**numbered(sheet), "capital": uppercase_amount(sheet.due)}


PRINTOUT = Printout("workshop/statement", Statement, "机动车维修结算清单", ("客户联", "财务联", "存根联"), _extras)


def line_of(line: Any) -> StatementLine:
    """A line of the order as printed."""
    return StatementLine(
        code=line.code,
        name=line.text,
        unit="工时" if line.kind == LineKind.LABOUR else line.unit or "项",
        quantity=line.quantity,
        price=line.price_inc,
        discount=f"{(line.discount * 100).normalize():f}%" if line.discount else "",
        amount=line.amount_inc,
        payer=str(line.get_payer_display()),
    )


def moment_of(value: Any) -> str:
    """A moment in the store's time."""
    return f"{value.astimezone(STORE_TIME):%Y-%m-%d %H:%M}" if value else ""


def statement(order: WorkOrder) -> Statement:
    """The order as settled, or as it would be."""
    lines = list(order.lines.filter(dropped=False).order_by("n"))
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.kind] = sums.get(line.kind, ZERO) + line.amount_inc
    shares = order.shares.filter(revision=order.revision, red=False).select_related("customer").order_by("id")
    receipts = Receipt.objects.filter(
        store_id=order.store_id, bill__document="workshop.order", bill__object_id=order.pk, amount__gt=0
    ).order_by("id")
    certificate = getattr(order, "certificate", None)
    settled = order.settled_at
    return Statement(
        store=store_head(order.store),
        number=order.number,
        statement_no=order.statement_no,
        date=(settled or order.arrived_at).astimezone(STORE_TIME).date(),
        customer=order.customer.name,
        sender=order.sender_name,
        phone=order.sender_phone or order.customer.mobile or order.customer.phone,
        plate=order.vehicle.plate_no,
        vin=order.vehicle.vin,
        model=order.vehicle.model.name if order.vehicle.model else "",
        kind=str(order.get_kind_display()),
        arrived=moment_of(order.arrived_at),
        finished=moment_of(order.ready_at),
        mileage_in=str(order.mileage_in),
        mileage_out=str(order.mileage_out or ""),
        contract_no=order.contract_no,
        certificate_no=certificate.number if certificate else "",
        labour=tuple(line_of(x) for x in lines if x.kind == LineKind.LABOUR),
        material=tuple(line_of(x) for x in lines if x.kind == LineKind.PART),
        others=tuple(line_of(x) for x in lines if x.kind not in (LineKind.LABOUR, LineKind.PART)),
        diagnosis_sum=sums.get(LineKind.DIAGNOSIS, ZERO),
        testing_sum=sums.get(LineKind.TESTING, ZERO),
        material_sum=sums.get(LineKind.PART, ZERO),
        labour_sum=sums.get(LineKind.LABOUR, ZERO),
        outside_sum=sums.get(LineKind.OUTSIDE, ZERO),
        other_sum=sums.get(LineKind.TOWING, ZERO) + sums.get(LineKind.OTHER, ZERO),
        total=order.total_inc,
        due=order.customer_inc,
        shares=tuple(
            StatementSum(
                payer=str(s.get_payer_display()), who=s.customer.name if s.customer else "", amount=s.amount_inc
            )
            for s in shares
        ),
        paid="、".join(f"{r.get_method_display()} {r.amount:,.2f}" for r in receipts),
        old_parts=str(order.get_old_parts_display()),
        warranty=f"{certificate.warranty_days} 天或 {certificate.warranty_km} 公里(先到为准)" if certificate else "",
        advice=order.advice,
        next_service=" / ".join(
            x
            for x in (f"{order.next_service_on or ''}", f"{order.next_service_km} km" if order.next_service_km else "")
            if x
        ),
        adviser=Sign(name=order.adviser.name),
    )
