"""What a charge usually costs on a lane, and when it is out of the usual (H10).

Usual: the median over twelve months of the same kind on the same lane (port, mode, supplier), per its basis: a kilogram, a cubic metre, a yuan of value, a declaration.
"""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from statistics import median

from django.db.models import Sum

from chehang.core.context import Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter

from .kinds import ALWAYS_ABNORMAL, Basis
from .models import Charge, Shipment, ShipmentLine

YEAR = timedelta(days=365)


def measure_of(shipment: Shipment, basis: str) -> Decimal:
    """How much of the basis a batch has."""
    if basis == Basis.WEIGHT:
        return shipment.gross_kg
    if basis == Basis.VOLUME:
        return shipment.volume
    if basis == Basis.VALUE:
        return sum((x.amount for x in shipment.lines.all()), ZERO) * shipment.spot_rate
    if basis == Basis.QUANTITY:
        return sum((x.quantity for x in shipment.lines.all()), ZERO)
    return Decimal(1)


def usual(ctx: Context, shipment: Shipment, kind: str, basis: str) -> Decimal | None:
    """The usual amount in yuan without VAT for this batch; None without a history on the lane."""
    before = (
        Charge.objects.filter(
            store_id=ctx.store_id,
            kind=kind,
            basis=basis,
            estimated=False,
            shipment__supplier=shipment.supplier_id,
            shipment__port=shipment.port,
            shipment__mode=shipment.mode,
            entered_at__gte=ctx.now - YEAR,
        )
        .exclude(shipment=shipment)
        .select_related("shipment")
    )
    rates = [c.amount_ex / size for c in before if (size := measure_of(c.shipment, basis))]
    return round_half_up(Decimal(median(rates)) * measure_of(shipment, basis)) if rates else None


def is_abnormal(ctx: Context, kind: str, amount: Decimal, standard: Decimal | None) -> bool:
    """Beyond both the share and the sum the store tolerates, or of a kind that should not happen at all."""
    if kind in ALWAYS_ABNORMAL:
        return True
    if not standard:
        return False
    gap = abs(amount - standard)
    return gap / standard > parameter(ctx, "customs.abnormal_rate", ctx.today) and gap > parameter(
        ctx, "customs.abnormal_sum", ctx.today
    )


def unusual_factor(
    ctx: Context, shipment: Shipment, lines: Sequence[ShipmentLine], charges: Sequence[Charge]
) -> Charge | None:
    """The charge to be explained where the whole batch landed dearer or cheaper than its lane by more than the store tolerates (±5 %); None where it did not.

    Usual is the median of landed ÷ goods over twelve months of the lane. Asked about is the charge farthest from its own standard, all of it where it has none.
    """
    before = (
        Shipment.objects.filter(
            store_id=ctx.store_id, supplier=shipment.supplier_id, port=shipment.port, mode=shipment.mode,
            released_at__gte=ctx.now - YEAR,
        )
        .exclude(pk=shipment.pk)
        .annotate(cost=Sum("lines__landed"), worth=Sum("lines__goods"))
    )  # fmt: skip
    usual_ones = [s.cost / s.worth for s in before if s.worth]
    goods = sum((x.goods for x in lines), ZERO)
    if not usual_ones or not goods or not charges or any(c.abnormal for c in charges):
        return None
    lane = median(usual_ones)
    factor = sum((x.landed for x in lines), ZERO) / goods
    if abs(factor / lane - 1) <= parameter(ctx, "customs.abnormal_factor", ctx.today):
        return None
    return max(charges, key=lambda c: abs(c.amount_ex - (c.standard or ZERO)))
