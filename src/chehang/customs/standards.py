"""What a charge usually costs on a lane, and when it is out of the usual (H10).

Usual: the median over twelve months of the same kind on the same lane (port, mode, supplier), per its basis: a kilogram, a cubic metre, a yuan of value, a declaration.
"""

from datetime import timedelta
from decimal import Decimal
from statistics import median

from chehang.core.context import Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter

from .kinds import ALWAYS_ABNORMAL, Basis
from .models import Charge, Shipment

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
