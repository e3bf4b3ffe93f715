"""The landed cost once more, in exact fractions and written from imports.md §2.2–2.4 alone: what the product is compared with.

Nothing here is taken from the product: rates, rounding (half a fen up, at each value that a paper shows) and the sharing out (whole fen, the rest
to the largest remainders) are told anew.
"""

import random
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction as F
from math import floor


@dataclass(frozen=True)
class Row:
    """A line of the invoice: pieces, foreign amount, kg, m³, rates of duty, consumption tax and VAT."""

    pieces: F
    amount: F
    kg: F
    m3: F
    duty: F
    ct: F
    vat: F


@dataclass(frozen=True)
class Charge:
    """``abroad``: freight or insurance in the goods' currency, part of the dutiable value. ``beside``: what one in another currency adds to it, in yuan."""

    kind: str
    amount: F
    basis: str
    abroad: bool
    line: int
    beside: F = F(0)


def fen(x: F) -> F:
    """Rounded to the fen, half up."""
    return F(floor(x * 100 + F(1, 2)), 100)


def shared(amount: F, by: list[F]) -> list[F]:
    """Whole fen in proportion; what is left over goes to the largest remainders, the first line first."""
    units = amount * 100
    exact = [units * w / sum(by) for w in by]
    whole = [floor(e) for e in exact]
    first = sorted(range(len(by)), key=lambda i: (-(exact[i] - whole[i]), i))
    for i in first[: int(units) - sum(whole)]:
        whole[i] += 1
    return [F(w, 100) for w in whole]


def measured(basis: str, rows: list[Row], values: list[F], line: int) -> list[F]:
    """What each line counts."""
    return {
        "weight": [r.kg for r in rows],
        "volume": [r.m3 for r in rows],
        "quantity": [r.pieces for r in rows],
        "equal": [F(1) for _ in rows],
        "direct": [F(int(n == line)) for n in range(len(rows))],
        "value": values,
    }[basis]


def landed(rows: list[Row], charges: list[Charge], customs: F, spot: F) -> list[dict[str, F]]:
    """Per line: cif (foreign), value, duty, consumption tax, VAT, goods, local and landed (yuan)."""
    cif = [r.amount for r in rows]
    for charge in charges:
        if charge.abroad:
            shares = shared(charge.amount, measured(charge.basis, rows, [r.amount for r in rows], charge.line))
            cif = [a + b for a, b in zip(cif, shares, strict=True)]
    value = [fen(c * customs) for c in cif]
    for charge in charges:
        if charge.beside:
            shares = shared(charge.beside, measured(charge.basis, rows, [r.amount for r in rows], charge.line))
            value = [a + b for a, b in zip(value, shares, strict=True)]
    local = [F(0) for _ in rows]
    for charge in charges:
        if not charge.abroad:
            shares = shared(charge.amount, measured(charge.basis, rows, value, charge.line))
            local = [a + b for a, b in zip(local, shares, strict=True)]
    found = []
    for n, r in enumerate(rows):
        duty = fen(value[n] * r.duty)
        ct = fen((value[n] + duty) * r.ct / (1 - r.ct))
        vat = fen((value[n] + duty + ct) * r.vat)
        goods = fen(cif[n] * spot)
        found.append({"cif": cif[n], "dutiable": value[n], "duty": duty, "ct": ct, "vat": vat, "goods": goods,
                      "local": local[n], "landed": goods + duty + ct + local[n]})  # fmt: skip
    return found


BASES = ("value", "weight", "volume", "quantity", "equal", "direct")


def batch(seed: int) -> tuple[list[Row], list[Charge], F, F]:
    """A random batch of one to thirty lines with up to twelve charges."""
    r = random.Random(seed)
    lines = r.randint(1, 30)
    rows = [
        Row(F(r.randint(1, 2000)), F(r.randint(1, 9_999_999), 100), F(r.randint(1, 99_999), 100), F(r.randint(1, 9_999), 1000),
            r.choice([F(0), F(6, 100), F(8, 100), F(1, 10)]), r.choice([F(0), F(0), F(4, 100)]), F(13, 100))
        for _ in range(lines)
    ]  # fmt: skip
    charges = []
    for _ in range(r.randint(0, 12)):
        kind = r.choice(["freight", "insurance", "terminal", "broker", "documents", "bank", "inland", "storage"])
        abroad = kind in ("freight", "insurance") and r.random() < 0.8
        amount = F(r.randint(1, 999_999), 100)
        beside = fen(amount * F(r.randint(99, 101), 100)) if kind in ("freight", "insurance") and not abroad else F(0)
        charges.append(Charge(kind, amount, r.choice(BASES), abroad, r.randrange(lines), beside))
    return rows, charges, F(r.randint(60_000, 90_000), 10_000), F(r.randint(60_000, 90_000), 10_000)


def differs(seed: int) -> str:
    """What the product says otherwise about the batch of this seed; nothing where both agree to the fen in every cell."""
    from chehang.customs.landing import Cost, Item, land

    rows, charges, customs, spot = batch(seed)
    items = [Item(*(decimal(x) for x in (r.pieces, r.amount, r.kg, r.m3, r.duty, r.ct, r.vat))) for r in rows]
    costs = [Cost(c.kind, decimal(c.amount), c.basis, c.abroad, c.line, decimal(c.beside)) for c in charges]
    ours = land(items, costs, decimal(customs), decimal(spot))
    for n, (mine, told) in enumerate(zip(ours, landed(rows, charges, customs, spot), strict=True)):
        for name, wanted in told.items():
            if F(getattr(mine, name)) != wanted:
                return f"seed {seed} line {n} {name}: {getattr(mine, name)} ≠ {float(wanted):.2f}"
    return ""


def decimal(x: F) -> Decimal:
    """A fraction that has a finite decimal."""
    return Decimal(x.numerator) / Decimal(x.denominator)
