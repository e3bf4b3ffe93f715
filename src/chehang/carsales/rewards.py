"""Targets and commission (销售目标与提成), worked out line by line. Pure; rates are the policy's, given by the caller."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from chehang.core.money import round_half_up, share_out


def weight(history: Decimal, seniority: Decimal, leads: Decimal) -> Decimal:
    """w = 0.5 · share of the past + 0.3 · seniority + 0.2 · share of leads."""
    return history * Decimal("0.5") + seniority * Decimal("0.3") + leads * Decimal("0.2")


# What a newcomer is asked for in the first, second and third month.
NEWCOMER = (Decimal("0.50"), Decimal("0.75"), Decimal(1))


def targets(cars: int, weights: Sequence[Decimal]) -> list[int]:
    """The department's cars shared out by weight, whole cars, the rest to the largest remainders."""
    return [int(share) for share in share_out(Decimal(cars), weights, places=0)]


@dataclass(frozen=True)
class Policy:
    """What a commission policy says: yuan for a car by kind, steps of (up to attained, factor), shares of what else is earned."""

    bases: dict[str, Decimal]
    volume: tuple[tuple[Decimal, Decimal], ...]
    quality: tuple[tuple[Decimal, Decimal], ...]
    insurance: Decimal
    finance: Decimal
    accessory: Decimal
    warranty: Decimal = Decimal(0)


EXAMPLE = Policy(
    {"volume": Decimal(300), "slow": Decimal(600)},
    ((Decimal("0.8"), Decimal("0.8")), (Decimal(1), Decimal(1)), (Decimal("1.2"), Decimal("1.2")), (Decimal(99), Decimal("1.4"))),
    ((Decimal("0.9"), Decimal("0.9")), (Decimal("0.95"), Decimal(1)), (Decimal(2), Decimal("1.1"))),
    Decimal("0.03"), Decimal(200), Decimal("0.08"), Decimal("0.05"),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line of the reckoning: what, how it came about, and yuan."""

    text: str
    how: str
    amount: Decimal


def step(steps: Sequence[tuple[Decimal, Decimal]], value: Decimal) -> Decimal:
    """The factor of the first step that ``value`` does not reach (a step's end belongs to the next one)."""
    return next(factor for end, factor in steps if value < end)


def commission(
    policy: Policy,
    cars: dict[str, int],
    target: int,
    quality: Decimal,
    *,
    loans: int = 0,
    insurance: Decimal = Decimal(0),
    accessories: Decimal = Decimal(0),
    warranties: Decimal = Decimal(0),
    penalty: Decimal = Decimal(0),
) -> list[Line]:
    """Each line of a month's commission; together they are what is paid. ``quality`` is a fraction (CSI)."""
    sold = sum(cars.values())
    attained = Decimal(sold) / target
    k, q = step(policy.volume, attained), step(policy.quality, quality)
    base = sum((policy.bases[kind] * n for kind, n in cars.items()), Decimal(0))
    how = " + ".join(f"{n} × {policy.bases[kind]}" for kind, n in cars.items() if n)
    lines = [
        Line("cars", f"({how}) × {k} × {q}", round_half_up(base * k * q)),
        Line("loans", f"{loans} × {policy.finance}", round_half_up(loans * policy.finance)),
        Line("insurance", f"{insurance} × {policy.insurance}", round_half_up(insurance * policy.insurance)),
        Line("accessories", f"{accessories} × {policy.accessory}", round_half_up(accessories * policy.accessory)),
        Line("warranties", f"{warranties} × {policy.warranty}", round_half_up(warranties * policy.warranty)),
        Line("penalty", f"−{penalty}", -penalty),
    ]
    return [line for line in lines if line.amount]
