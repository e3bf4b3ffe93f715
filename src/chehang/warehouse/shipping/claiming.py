"""Until when something has to be claimed (parts.md §1.10), and what it is worth."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.parties.models import Supplier
from chehang.warehouse.kinds import Difference
from chehang.warehouse.models import Claim, Discrepancy, DiscrepancyLine

from .states import CLAIM

FIGURES = {
    Difference.DAMAGED: "warehouse.claim_damage",
    Difference.SHORT: "warehouse.claim_short",
    Difference.QUALITY: "warehouse.claim_quality",
}


def deadline(ctx: Context, found_on: date, kinds: Iterable[str]) -> date:
    """The earliest last day among the kinds of differences."""
    names = {FIGURES.get(Difference(kind), "warehouse.claim_hidden") for kind in kinds}
    return min(found_on + timedelta(days=int(parameter(ctx, name, ctx.today))) for name in names)


def worth(lines: Iterable[DiscrepancyLine]) -> tuple[Decimal, Decimal, Decimal]:
    """(quantity, without VAT, with VAT) of what came short, broken or wrong."""
    quantity = ex = inc = ZERO
    for line in lines:
        amount = abs(line.amount)
        quantity += abs(line.difference)
        ex += amount
        inc += round_half_up(amount * (1 + line.line.tax_rate))
    return quantity, ex, inc


def claim_back(
    ctx: Context,
    document: str,
    object_id: int,
    *,
    debtor: Supplier,
    amount_ex: Decimal,
    amount_inc: Decimal,
    reason: str,
) -> Claim:
    """Claim money of a document of a department above from a supplier on file (forwarder, broker). Whoever claims does not settle it."""
    made: Claim = Claim.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "SP"), document=document, object_id=object_id, against="forwarder",
        name=debtor.name, debtor=debtor, quantity=ZERO, amount_ex=amount_ex, amount_inc=amount_inc, reason=reason,
        due_on=deadline(ctx, ctx.today, ["wrong"]), opened_at=ctx.now, opened_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    CLAIM.begin(ctx, made)
    ctx.changed(made, None, {"number": made.number, "amount": str(amount_inc), "until": str(made.due_on)})
    return made


def found_on(report: Discrepancy) -> date:
    """The day on which the difference was found."""
    return localdate(report.created_at)
