"""Why a batch cost more than is usual on its lane: an exact split of the excess, whose parts add up to the whole (imports.md §2.5).

Usual is the standard of the lane (port, mode, supplier): medians over twelve months of each part's price, of the rate, of freight a kilogram, and of
each kind of charge, a kilogram or a declaration. For each part that the lane has brought, the goods are reckoned at the usual price and rate; then price, exchange rate, freight, duty and each
kind of charge take their turn. What it brings for the first time has no usual price and makes no excess of price.

Charges in yuan start from what each part usually carries a piece. Two things move them before any charge was dearer: the mix (other parts, which
carry other shares of a kilogram) and the quantity spread (what is paid once per declaration lies on fewer or more kilograms). Whatever is left is
the charge's own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO, round_half_up

from .kinds import ChargeKind
from .models import Shipment, ShipmentLine
from .standards import YEAR

# Paid once for a declaration, however much it brings.
MOST = 60  # batches of a lane that make its standard
PER_DECLARATION = (ChargeKind.BROKER, ChargeKind.DOCUMENTS, ChargeKind.INSPECTION, ChargeKind.BANK)


@dataclass(frozen=True)
class Excess:
    """One cause and what it adds to (or takes from) the cost, in yuan."""

    title: Any
    amount: Decimal


@dataclass(frozen=True)
class Former:
    """What a part usually costs on the lane: price in currency, charges a piece in yuan, duty and consumption tax on a yuan of its invoiced value."""

    price: Decimal
    local: Decimal
    duty: Decimal


@dataclass(frozen=True)
class Usual:
    """A batch as it usually is on a lane: of ``gross_kg``, with ``foreign`` freight and insurance and ``charges`` in yuan."""

    currency: str
    spot_rate: Decimal
    gross_kg: Decimal
    foreign: Decimal
    charges: dict[str, Decimal]
    parts: dict[int, Former]


def lane(who: Actor | Context, shipment: Shipment) -> list[Shipment]:
    """The batches of the lane (port, mode and supplier) that were costed before this one within twelve months, the last first."""
    found = rows(Shipment, who).filter(
        port=shipment.port, mode=shipment.mode, supplier=shipment.supplier_id, pk__lt=shipment.pk,
        released_at__gte=(shipment.released_at or shipment.opened_at) - YEAR,
    )  # fmt: skip
    return list(found.prefetch_related("lines", "charges__shipment").order_by("-pk")[:MOST])


def usual_of(batches: Sequence[Shipment]) -> Usual | None:
    """The standard of a lane: medians over its batches, those in the last one's currency for price and rate; None without a batch."""
    if not batches:
        return None
    currency = batches[0].currency
    alike = [x for x in batches if x.currency == currency]
    parts: dict[int, list[Former]] = defaultdict(list)
    for batch in alike:
        for x in batch.lines.all():
            parts[x.part_id].append(Former(x.price, x.local / x.quantity, _duty_rate(x, batch.spot_rate)))
    kg = Decimal(median(x.gross_kg for x in batches))
    paid = [_charges(x) for x in batches]
    kinds = {kind for some in paid for kind in some}
    return Usual(
        currency=currency,
        spot_rate=Decimal(median(x.spot_rate for x in alike)),
        gross_kg=kg,
        foreign=round_half_up(median(_foreign(x) / x.gross_kg for x in batches) * kg),
        charges={k: _typical(k, batches, paid, kg) for k in kinds},
        parts={
            part: Former(*(Decimal(median(getattr(x, f) for x in some)) for f in ("price", "local", "duty")))
            for part, some in parts.items()
        },
    )


def _typical(kind: str, batches: Sequence[Shipment], paid: Sequence[dict[str, Decimal]], kg: Decimal) -> Decimal:
    """The median of a kind of charge, a declaration or a kilogram: nothing where fewer than half of the batches paid it."""
    if kind in PER_DECLARATION:
        return round_half_up(Decimal(median(x.get(kind, ZERO) for x in paid)))
    rates = [x.get(kind, ZERO) / batch.gross_kg for batch, x in zip(batches, paid, strict=True)]
    return round_half_up(Decimal(median(rates)) * kg)


def decompose(this: Shipment, usual: Usual) -> list[Excess]:
    """The excess of this batch over what it would have cost at the usual prices, rates and charges, cause by cause; zero causes are left out."""
    mine = list(this.lines.all())
    price, rate, goods_base = _goods(this, usual, mine)
    share = this.gross_kg / usual.gross_kg if usual.gross_kg else Decimal(1)
    freight = _foreign(this) - round_half_up(usual.foreign * share)
    duty = _duty(mine)
    for line in mine:
        former = usual.parts.get(line.part_id)
        duty -= round_half_up(goods_base[line.pk] * (former.duty if former else _duty_rate(line, this.spot_rate)))
    found = [
        Excess(_("Price"), price),
        Excess(_("Exchange rate"), rate),
        Excess(_("International freight"), freight),
        Excess(_("Duty and consumption tax"), duty),
    ]
    ours = _charges(this)
    by_weight = {k: round_half_up(v * share) for k, v in usual.charges.items()}
    carried = _carried(mine, usual)
    found.append(Excess(_("Mix of parts"), sum(by_weight.values(), ZERO) - carried))
    once = {k: v for k, v in usual.charges.items() if k in PER_DECLARATION}
    found.append(Excess(_("Quantity spread"), sum((v - by_weight[k] for k, v in once.items()), ZERO)))
    for kind in ChargeKind:
        if kind in ours or kind in usual.charges:
            amount = ours.get(kind, ZERO) - (once | {k: v for k, v in by_weight.items() if k not in once}).get(
                kind, ZERO
            )
            found.append(Excess(kind.label, amount))
    return [x for x in found if x.amount]


def expected(this: Shipment, usual: Usual) -> Decimal:
    """What this batch would have cost at the usual prices, rates and charges: cost less all excesses."""
    return cost_of(this) - sum((x.amount for x in decompose(this, usual)), ZERO)


def cost_of(shipment: Shipment) -> Decimal:
    """Goods and freight at the spot rate, duty and charges: what landed, in yuan."""
    lines = list(shipment.lines.all())
    goods = sum((round_half_up(x.amount * shipment.spot_rate) for x in lines), ZERO)
    return goods + _foreign(shipment) + _duty(lines) + sum(_charges(shipment).values(), ZERO)


def _goods(this: Shipment, usual: Usual, mine: Iterable[ShipmentLine]) -> tuple[Decimal, Decimal, dict[int, Decimal]]:
    price = rate = ZERO
    base: dict[int, Decimal] = {}
    comparable = usual.currency == this.currency
    same_rate = usual.spot_rate if comparable else this.spot_rate
    for line in mine:
        former = usual.parts.get(line.part_id) if comparable else None
        now = round_half_up(line.amount * this.spot_rate)
        at_rate = round_half_up(line.amount * same_rate)
        base[line.pk] = round_half_up(line.quantity * former.price * same_rate) if former else at_rate
        price += at_rate - base[line.pk]
        rate += now - at_rate
    return price, rate, base


def _carried(mine: Iterable[ShipmentLine], usual: Usual) -> Decimal:
    """What these pieces would carry of charges at what each part usually carries a piece; new parts by their weight."""
    total, charges = ZERO, sum(usual.charges.values(), ZERO)
    for line in mine:
        former = usual.parts.get(line.part_id)
        if former:
            total += former.local * line.quantity
        elif usual.gross_kg:
            total += charges * line.gross_kg / usual.gross_kg
    return round_half_up(total)


def _duty_rate(line: ShipmentLine, spot_rate: Decimal) -> Decimal:
    """Duty and consumption tax on a yuan of the invoiced value."""
    goods = round_half_up(line.amount * spot_rate)
    return (line.duty + line.ct) / goods if goods else ZERO


def _duty(lines: Iterable[ShipmentLine]) -> Decimal:
    return sum((x.duty + x.ct for x in lines), ZERO)


def _foreign(shipment: Shipment) -> Decimal:
    return sum((x.amount_ex for x in shipment.charges.all() if x.in_goods), ZERO)


def _charges(shipment: Shipment) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for charge in shipment.charges.all():
        if charge.in_goods:
            continue
        found[charge.kind] = found.get(charge.kind, ZERO) + charge.amount_ex
    return found
