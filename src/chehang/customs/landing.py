"""What an import costs landed: dutiable value, duty, consumption tax, VAT, and charges spread over the lines. Pure arithmetic.

Foreign amounts have two places in their currency, rates are yuan for one unit of it. Sources: 关税法 art. 24–26 (计税价格), 增值税法 art. 14 (import VAT on
value, duty and consumption tax), 消费税暂行条例 art. 9 (composite assessable price). Every share is exact: shares add up to the fen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chehang.core.money import ZERO, round_half_up, share_out

from .kinds import DUTIABLE, Basis, ChargeKind


@dataclass(frozen=True)
class Item:
    """A line as invoiced: foreign amount, weight in kg, volume in m³; ``freight_in`` where the price is CFR or CIF already."""

    quantity: Decimal
    amount: Decimal
    gross_kg: Decimal
    volume: Decimal
    duty_rate: Decimal
    ct_rate: Decimal = ZERO
    vat_rate: Decimal = Decimal("0.13")
    valued: Decimal | None = None  # the dutiable value as the customs set it, in yuan
    ct_fixed: Decimal = ZERO  # consumption tax by quantity (从量), in yuan for the line


@dataclass(frozen=True)
class Cost:
    """A charge to be spread; ``line`` is the index of the one line it belongs to when the basis is direct.

    ``foreign``: freight or insurance in the goods' currency. ``dutiable``: what freight or insurance in another currency adds to the dutiable value, in yuan;
    its ``amount`` is a charge on top of the goods all the same.
    """

    kind: str
    amount: Decimal
    basis: str
    foreign: bool = False
    line: int = 0
    dutiable: Decimal = ZERO


@dataclass(frozen=True)
class Landed:
    """A line landed. ``cif`` is foreign; all others are yuan. ``goods`` is the CIF value at the spot rate."""

    freight: Decimal
    insurance: Decimal
    cif: Decimal
    dutiable: Decimal
    duty: Decimal
    ct: Decimal
    vat: Decimal
    goods: Decimal
    local: Decimal

    @property
    def landed(self) -> Decimal:
        """What the goods cost: value, duty, consumption tax and charges; the VAT is input tax and no cost."""
        return self.goods + self.duty + self.ct + self.local


def weights(basis: str, items: Sequence[Item], values: Sequence[Decimal], line: int = 0) -> list[Decimal]:
    """What each line counts for a basis."""
    if basis == Basis.WEIGHT:
        return [x.gross_kg for x in items]
    if basis == Basis.VOLUME:
        return [x.volume for x in items]
    if basis == Basis.QUANTITY:
        return [x.quantity for x in items]
    if basis == Basis.EQUAL:
        return [Decimal(1)] * len(items)
    if basis == Basis.DIRECT:
        return [Decimal(n == line) for n in range(len(items))]
    return list(values)


def spread(cost: Cost, items: Sequence[Item], values: Sequence[Decimal]) -> list[Decimal]:
    """The shares of one charge, exact to the fen. ValueError where nothing carries it (no weights entered)."""
    return share_out(cost.amount, weights(cost.basis, items, values, cost.line))


def land(
    items: Sequence[Item],
    costs: Sequence[Cost],
    customs_rate: Decimal,
    spot_rate: Decimal,
    *,
    free_below: Decimal = ZERO,
    per_sheet: int = 50,
) -> list[Landed]:
    """Every line landed: freight and insurance into the dutiable value, all others on top.

    Where a sheet of ``per_sheet`` lines comes to less than ``free_below`` yuan of duty, or of import VAT, that tax is not levied (关税法 art. 33).
    Foreign shares go by the invoiced amount where the basis is the value, since the dutiable value is not known yet.
    """
    invoiced = [x.amount for x in items]
    freight = _sums(
        [spread(c, items, invoiced) for c in costs if _abroad(c) and c.kind != ChargeKind.INSURANCE], len(items)
    )
    insurance = _sums(
        [spread(c, items, invoiced) for c in costs if _abroad(c) and c.kind == ChargeKind.INSURANCE], len(items)
    )
    cif = [x.amount + f + i for x, f, i in zip(items, freight, insurance, strict=True)]
    carried = [replace(c, amount=c.dutiable) for c in costs if c.dutiable]
    beside = _sums([spread(c, items, invoiced) for c in carried], len(items))
    dutiable = [
        round_half_up(c * customs_rate) + b if x.valued is None else x.valued
        for c, b, x in zip(cif, beside, items, strict=True)
    ]
    local = _sums([spread(c, items, dutiable) for c in costs if not _abroad(c)], len(items))
    levied = [taxes(v, x.duty_rate, x.ct_rate, x.vat_rate, x.ct_fixed) for v, x in zip(dutiable, items, strict=True)]
    for start in range(0, len(items) if free_below else 0, per_sheet):
        _free_small(levied, range(start, min(start + per_sheet, len(items))), items, dutiable, free_below)
    goods = [round_half_up(c * spot_rate) for c in cif]
    return [
        Landed(freight[n], insurance[n], cif[n], dutiable[n], *levied[n], goods[n], local[n]) for n in range(len(items))
    ]


def _free_small(
    levied: list[tuple[Decimal, Decimal, Decimal]],
    sheet: range,
    items: Sequence[Item],
    dutiable: Sequence[Decimal],
    below: Decimal,
) -> None:
    """A sheet's duty below the sum is not levied, nor then its import VAT where that is below it, too."""
    if ZERO < sum((levied[n][0] for n in sheet), ZERO) < below:
        for n in sheet:
            levied[n] = taxes(dutiable[n], ZERO, items[n].ct_rate, items[n].vat_rate, items[n].ct_fixed)
    if ZERO < sum((levied[n][2] for n in sheet), ZERO) < below:
        for n in sheet:
            levied[n] = (*levied[n][:2], ZERO)


def taxes(
    dutiable: Decimal, duty_rate: Decimal, ct_rate: Decimal, vat_rate: Decimal, ct_fixed: Decimal = ZERO
) -> tuple[Decimal, Decimal, Decimal]:
    """(duty, consumption tax, import VAT) on a dutiable value, each rounded to the fen; ``ct_fixed``: consumption tax by quantity, in yuan.

    Where both are levied, the fixed tax is part of the price the rate is reckoned on (消费税暂行条例 art. 9, 复合计税)."""
    duty = round_half_up(dutiable * duty_rate)
    base = dutiable + duty
    by_value = round_half_up((base + ct_fixed) / (1 - ct_rate) * ct_rate) if ct_rate else ZERO
    ct = by_value + round_half_up(ct_fixed)
    return duty, ct, round_half_up((base + ct) * vat_rate)


def _abroad(cost: Cost) -> bool:
    return cost.foreign and cost.kind in DUTIABLE


def _sums(shares: Sequence[Sequence[Decimal]], lines: int) -> list[Decimal]:
    return [sum((row[n] for row in shares), ZERO) for n in range(lines)]


def insurance_by_policy(goods: Decimal, freight: Decimal, rate: Decimal) -> Decimal:
    """Insurance for 110 % of the CIF value: CIF = (goods + freight) ÷ (1 − 1.1 r); foreign currency, two places."""
    cif = (goods + freight) / (1 - Decimal("1.1") * rate)
    return round_half_up(cif - goods - freight)
