"""Why a batch cost more than the last one on its lane: an exact split of the excess, whose parts add up to the whole (imports.md §2.5).

For each part that both batches brought, the goods are reckoned at the earlier price and rate; then price, exchange rate, freight, duty and each
kind of charge take their turn. What only one of them brought has no earlier price and makes no excess of price.

Charges in yuan start from what each part carried a piece last time. Two things move them before any charge was dearer: the mix (other parts, which
carry other shares of a kilogram) and the quantity spread (what is paid once per declaration lies on fewer or more kilograms). Whatever is left is
the charge's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO, round_half_up

from .kinds import ChargeKind
from .models import Charge, Shipment, ShipmentLine

# Paid once for a declaration, however much it brings.
PER_DECLARATION = (ChargeKind.BROKER, ChargeKind.DOCUMENTS, ChargeKind.INSPECTION, ChargeKind.BANK)


@dataclass(frozen=True)
class Excess:
    """One cause and what it adds to (or takes from) the cost, in yuan."""

    title: Any
    amount: Decimal


def before(who: Actor | Context, shipment: Shipment) -> Shipment | None:
    """The last batch of the lane (port and mode) that was costed before this one."""
    found = rows(Shipment, who).filter(
        port=shipment.port, mode=shipment.mode, pk__lt=shipment.pk, released_at__isnull=False
    )
    return found.order_by("-pk").first()


def decompose(this: Shipment, last: Shipment) -> list[Excess]:
    """The excess of this batch over what it would have cost at the last one's prices, rates and charges, cause by cause; zero causes are left out."""
    mine, theirs = list(this.lines.all()), {x.part_id: x for x in last.lines.all()}
    price, rate, goods_base = _goods(this, last, mine, theirs)
    share = _share(this, last)
    freight = _foreign(this) - round_half_up(_foreign(last) * share)
    duty = _duty(mine)
    for line in mine:
        former = theirs.get(line.part_id)
        base, at = (former, last.spot_rate) if former else (line, this.spot_rate)
        duty -= round_half_up(goods_base[line.pk] * _duty_rate(base, at))
    found = [
        Excess(_("Price"), price),
        Excess(_("Exchange rate"), rate),
        Excess(_("International freight"), freight),
        Excess(_("Duty and consumption tax"), duty),
    ]
    ours, usual = _charges(this), _charges(last)
    by_weight = {k: round_half_up(v * share) for k, v in usual.items()}
    carried = _carried(mine, theirs, sum(usual.values(), ZERO), last)
    found.append(Excess(_("Mix of parts"), sum(by_weight.values(), ZERO) - carried))
    once = {k: v for k, v in usual.items() if k in PER_DECLARATION}
    found.append(Excess(_("Quantity spread"), sum((v - by_weight[k] for k, v in once.items()), ZERO)))
    for kind in ChargeKind:
        if kind in ours or kind in usual:
            amount = ours.get(kind, ZERO) - (once | {k: v for k, v in by_weight.items() if k not in once}).get(
                kind, ZERO
            )
            found.append(Excess(kind.label, amount))
    return [x for x in found if x.amount]


def expected(this: Shipment, last: Shipment) -> Decimal:
    """What this batch would have cost at the last one's prices, rates and charges: cost less all excesses."""
    return cost_of(this) - sum((x.amount for x in decompose(this, last)), ZERO)


def cost_of(shipment: Shipment) -> Decimal:
    """Goods and freight at the spot rate, duty and charges: what landed, in yuan."""
    lines = list(shipment.lines.all())
    goods = sum((round_half_up(x.amount * shipment.spot_rate) for x in lines), ZERO)
    return goods + _foreign(shipment) + _duty(lines) + sum(_charges(shipment).values(), ZERO)


def _goods(
    this: Shipment, last: Shipment, mine: Iterable[ShipmentLine], theirs: dict[int, ShipmentLine]
) -> tuple[Decimal, Decimal, dict[int, Decimal]]:
    price = rate = ZERO
    base: dict[int, Decimal] = {}
    for line in mine:
        former = theirs.get(line.part_id)
        now = round_half_up(line.amount * this.spot_rate)
        same_rate = last.spot_rate if last.currency == this.currency else this.spot_rate
        at_rate = round_half_up(line.amount * same_rate)
        comparable = former is not None and last.currency == this.currency
        base[line.pk] = round_half_up(line.quantity * former.price * same_rate) if comparable and former else at_rate
        price += at_rate - base[line.pk]
        rate += now - at_rate
    return price, rate, base


def _carried(
    mine: Iterable[ShipmentLine], theirs: dict[int, ShipmentLine], charges: Decimal, last: Shipment
) -> Decimal:
    """What these pieces would carry of charges at what each part carried a piece last time; new parts by their weight."""
    total = ZERO
    for line in mine:
        former = theirs.get(line.part_id)
        if former:
            total += former.local * line.quantity / former.quantity
        elif last.gross_kg:
            total += charges * line.gross_kg / last.gross_kg
    return round_half_up(total)


def _duty_rate(line: ShipmentLine, spot_rate: Decimal) -> Decimal:
    """Duty and consumption tax on a yuan of the invoiced value."""
    goods = round_half_up(line.amount * spot_rate)
    return (line.duty + line.ct) / goods if goods else ZERO


def _duty(lines: Iterable[ShipmentLine]) -> Decimal:
    return sum((x.duty + x.ct for x in lines), ZERO)


def _share(this: Shipment, last: Shipment) -> Decimal:
    return this.gross_kg / last.gross_kg if last.gross_kg else Decimal(1)


def _foreign(shipment: Shipment) -> Decimal:
    return sum((x.amount_ex for x in shipment.charges.select_related("shipment") if x.in_goods), ZERO)


def _charges(shipment: Shipment) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for charge in Charge.objects.filter(shipment=shipment).select_related("shipment"):
        if charge.in_goods:
            continue
        found[charge.kind] = found.get(charge.kind, ZERO) + charge.amount_ex
    return found
