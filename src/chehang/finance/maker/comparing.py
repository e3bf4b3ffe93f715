"""How the maker's lines find ours, and what we booked that he does not name."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from chehang.billing.models import Payable
from chehang.carsales.models import Car, FloorLoan
from chehang.core import access
from chehang.core.context import Context
from chehang.ledger.models import Period
from chehang.workshop.models import WarrantyClaim

from ..spending.models import Payment
from .models import Rebate
from .reckoning import invoiced

ZERO = Decimal(0)


def ours(ctx: Context, supplier_id: int, period: Period, kind: str, reference: str) -> Decimal | None:
    """Our amount behind a line of the maker's, yuan with VAT; None where nothing of ours goes by this reference.

    A car by invoice or VIN, parts by invoice, a payment by our request or the invoice it paid, a rebate or a warranty claim by our number or
    the maker's, a floor-plan loan by contract or VIN: what of it is open at the end of the month.
    """
    if kind == "car":
        cars = access.rows(Car, ctx).filter(supplier_id=supplier_id)
        car = cars.filter(invoice_no=reference).first() or cars.filter(vin=reference).first()
        return invoiced(ctx, [car])[car.pk] if car else None
    if kind == "rebate":
        found = access.rows(Rebate, ctx).filter(policy__supplier_id=supplier_id)
        rebate = found.filter(number=reference).first() or found.filter(paper=reference).first()
        return rebate.due if rebate else None
    if kind == "warranty":
        claims = access.rows(WarrantyClaim, ctx)
        claim = claims.filter(number=reference).first() or claims.filter(reference=reference).first()
        return _claimed(claim) if claim else None
    if kind == "floor_plan":
        loans = _loans(ctx, supplier_id, period).filter(Q(contract_no=reference) | Q(car__vin=reference))
        return loans.aggregate(sum=Sum("principal"))["sum"]
    if kind == "payment":
        payment = access.rows(Payment, ctx).filter(supplier_id=supplier_id, state="paid", number=reference).first()
        if payment:
            return payment.amount
    paper = access.rows(Payable, ctx).filter(supplier_id=supplier_id, paper_number=reference).first()
    if paper is None:
        return None
    return paper.amount if kind == "parts" else paper.paid


def missing(ctx: Context, supplier_id: int, period: Period, named: set[tuple[str, str]]) -> list[dict[str, str]]:
    """What we booked in the month with this maker and his statement does not name."""
    found = []
    for kind, references, amount in _booked(ctx, supplier_id, period):
        if amount and not any((kind, r) in named for r in references):
            found.append({"kind": kind, "reference": references[0], "amount": "", "ours": f"{amount:.2f}", "note": ""})
    return found


def _booked(ctx: Context, supplier_id: int, period: Period) -> Iterator[tuple[str, tuple[str, ...], Decimal]]:
    """(kind, the references it may go by, amount) of all that the month holds."""
    first, last = period.first_day, period.last_day
    cars = list(
        access.rows(Car, ctx).filter(supplier_id=supplier_id, bought_on__gte=first, bought_on__lte=last).order_by("id")
    )
    prices = invoiced(ctx, cars)
    for car in cars:
        yield "car", (car.invoice_no, car.vin), prices[car.pk]
    papers = access.rows(Payable, ctx).filter(supplier_id=supplier_id, paper_date__gte=first, paper_date__lte=last)
    for paper in papers.exclude(document="carsales.car").order_by("id"):
        yield "parts", (paper.paper_number,), paper.amount
    paid = access.rows(Payment, ctx).filter(
        supplier_id=supplier_id, state="paid", paid_on__gte=first, paid_on__lte=last
    )
    for payment in paid.order_by("id").prefetch_related("lines__payable"):
        invoices = tuple(x.payable.paper_number for x in payment.lines.all() if x.payable)
        yield "payment", (payment.number, *invoices), payment.amount
    for rebate in access.rows(Rebate, ctx).filter(policy__supplier_id=supplier_id, period=period).order_by("id"):
        yield "rebate", (rebate.number, rebate.paper), rebate.due
    if access.rows(Car, ctx).filter(supplier_id=supplier_id).exists():  # the maker, not one of the parts dealers
        claims = access.rows(WarrantyClaim, ctx).filter(answered_on__gte=first, answered_on__lte=last)
        for claim in claims.order_by("id"):
            yield "warranty", (claim.number, claim.reference), claim.granted_inc
    for loan in _loans(ctx, supplier_id, period).select_related("car").order_by("id"):
        yield "floor_plan", (loan.car.vin, loan.contract_no), loan.principal


def _loans(ctx: Context, supplier_id: int, period: Period) -> QuerySet[FloorLoan]:
    open_then = Q(repaid_on=None) | Q(repaid_on__gt=period.last_day)
    return access.rows(FloorLoan, ctx).filter(open_then, car__supplier_id=supplier_id, drawn_on__lte=period.last_day)


def _claimed(claim: WarrantyClaim) -> Decimal:
    return claim.granted_inc if claim.answered_on else claim.amount_inc
