"""How a rebate is reckoned, and how the maker's lines find ours."""

from decimal import Decimal
from typing import Any

from chehang.carsales.models import Car, Deal
from chehang.core import access
from chehang.core.context import Context
from chehang.core.money import round_half_up
from chehang.ledger.models import Period

from .models import Rebate, RebatePolicy

ZERO = Decimal(0)


def rate_of(steps: list[list[Any]], cars: int) -> Decimal:
    """Yuan a car at so many cars: the highest step that is reached, nothing below the first."""
    reached = [Decimal(str(yuan)) for start, yuan in steps if cars >= int(start)]
    return reached[-1] if reached else ZERO


def tax_within(amount: Decimal, rate: Decimal) -> Decimal:
    """Input VAT to be turned out = amount ÷ (1 + rate) × rate (国税发〔2004〕136号)."""
    return round_half_up(amount / (1 + rate) * rate)


def cars_of(ctx: Context, policy: RebatePolicy, period: Period) -> int:
    """Cars of this maker handed over in the month, within the policy's days."""
    since, until = max(policy.valid_from, period.first_day), min(policy.valid_to, period.last_day)
    sold = access.rows(Deal, ctx).filter(state="delivered", car__supplier_id=policy.supplier_id, car__used=False)
    return sold.filter(delivered_on__gte=since, delivered_on__lte=until).count()


def ours(ctx: Context, supplier_id: int, kind: str, reference: str) -> Decimal | None:
    """Our amount behind a line of the maker's: a car by invoice number or VIN, a rebate by number or the maker's paper."""
    if kind == "car":
        cars = access.rows(Car, ctx).filter(supplier_id=supplier_id)
        car = cars.filter(invoice_no=reference).first() or cars.filter(vin=reference).first()
        return car.cost_ex + car.input_vat if car else None
    if kind == "rebate":
        found = access.rows(Rebate, ctx).filter(policy__supplier_id=supplier_id)
        rebate = found.filter(number=reference).first() or found.filter(paper=reference).first()
        return rebate.due if rebate else None
    from chehang.billing.models import Payable

    paper = access.rows(Payable, ctx).filter(supplier_id=supplier_id, paper_number=reference).first()
    if kind == "parts":
        return paper.amount if paper else None
    return paper.paid if paper else None


def missing(ctx: Context, supplier_id: int, period: Period, references: set[str]) -> list[dict[str, str]]:
    """Cars that we booked in the month and the maker does not name."""
    cars = access.rows(Car, ctx).filter(
        supplier_id=supplier_id, bought_on__gte=period.first_day, bought_on__lte=period.last_day
    )
    return [
        {"kind": "car", "reference": c.invoice_no, "amount": "", "ours": f"{c.cost_ex + c.input_vat:.2f}", "note": ""}
        for c in cars.order_by("id")
        if c.invoice_no not in references and c.vin not in references
    ]
