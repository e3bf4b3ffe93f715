"""Splitting a change so that nothing is left over and no order is favoured. Pure numbers, no Django.

What a factor brings is its Shapley value: the mean of what it changes over all orders in which the factors could go from
then to now. Its sum over the factors is the change, exactly (management.md 9.13).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import factorial

NOTHING = Fraction(0)


@dataclass(frozen=True)
class Amount:
    """What a member of a dimension brought in a span: how many, how much, and what of it is cost (value = revenue − cost)."""

    volume: Decimal
    value: Decimal
    cost: Decimal = Decimal(0)


@dataclass(frozen=True)
class Split:
    """What each factor of each member brings to the change; all of it adds up to ``change``."""

    factors: tuple[str, ...]
    leaves: dict[str, tuple[Decimal, ...]]  # member -> what each factor brings
    change: Decimal

    def of_factor(self, n: int) -> Decimal:
        """What a factor brings over all members."""
        return sum((leaf[n] for leaf in self.leaves.values()), Decimal(0))

    def of_member(self, key: str) -> Decimal:
        """What a member brings over all factors."""
        return sum(self.leaves[key], Decimal(0))


def shapley(count: int, worth: Callable[[int], Fraction]) -> list[Fraction]:
    """What each of ``count`` factors brings; ``worth(mask)`` is the value with the factors of the mask as they are now."""
    known = [worth(mask) for mask in range(1 << count)]
    weights = [Fraction(factorial(n) * factorial(count - n - 1), factorial(count)) for n in range(count)]
    return [
        sum(
            (
                weights[mask.bit_count()] * (known[mask | 1 << i] - known[mask])
                for mask in range(1 << count)
                if not mask >> i & 1
            ),
            NOTHING,
        )
        for i in range(count)
    ]


def rounded(parts: Sequence[Fraction], total: Decimal, step: Decimal) -> list[Decimal]:
    """The parts in multiples of ``step`` that add up to ``total``: largest remainder, the earlier first where equal."""
    if not parts:
        return []
    unit = Fraction(step)
    floors = [p // unit for p in parts]
    order = sorted(range(len(parts)), key=lambda i: (-(parts[i] / unit - floors[i]), i))
    left = int(Fraction(total) / unit) - sum(floors)
    for n in range(abs(left)):
        at = order[n % len(parts)] if left > 0 else order[-1 - n % len(parts)]
        floors[at] += 1 if left > 0 else -1
    return [step * int(n) for n in floors]


def by_members(then: Mapping[str, Decimal], now: Mapping[str, Decimal]) -> Split:
    """What each member brings: its own change."""
    keys = list(dict.fromkeys([*then, *now]))
    leaves: dict[str, tuple[Decimal, ...]] = {k: (now.get(k, Decimal(0)) - then.get(k, Decimal(0)),) for k in keys}
    return Split(("change",), leaves, sum((leaf[0] for leaf in leaves.values()), Decimal(0)))


def price_volume_mix(
    then: Mapping[str, Amount],
    now: Mapping[str, Amount],
    step: Decimal,
    days: tuple[int, int] | None = None,
    *,
    cost: bool = False,
) -> Split:
    """Volume (how many in all), mix (who of them), price (how much each); with ``days`` also how many days there were, with
    ``cost`` what each cost, so that a margin is price − cost.

    The price of a member that was not there in one of the spans is that of the other: it came or went by the mix.
    """
    keys = list(dict.fromkeys([*then, *now]))
    volumes = [sum((Fraction(a.volume) for a in at.values()), NOTHING) for at in (then, now)]
    use_days = days is not None and all(days)
    pace = [v / d if use_days else v for v, d in zip(volumes, days or (1, 1), strict=True)]
    spans = [[Fraction(d) for d in days]] if use_days and days else []
    parts: list[Fraction] = []
    factors = ("calendar",) * use_days + ("volume", "mix", "price") + ("cost",) * cost
    for key in keys:
        share = [_share(at.get(key), volume) for at, volume in zip((then, now), volumes, strict=True)]
        if not volumes[0]:
            share[0] = share[1]
        if not volumes[1]:
            share[1] = share[0]
        sides = (then.get(key), now.get(key))
        prices = _prices(*sides, of=lambda a: a.value + a.cost) if cost else _prices(*sides)
        states = [*spans, pace, share, prices]
        if cost:
            states.append(_prices(*sides, of=lambda a: a.cost))
        worth = _margin if cost else _product
        parts += shapley(len(states), lambda mask, states=states, worth=worth: worth(states, mask))  # type: ignore[misc]
    change = sum((a.value for a in now.values()), Decimal(0)) - sum((a.value for a in then.values()), Decimal(0))
    fen = rounded(parts, change, step)
    n = len(factors)
    return Split(factors, {k: tuple(fen[i * n : i * n + n]) for i, k in enumerate(keys)}, change)


def calendar_and_volume(
    then: Mapping[str, Decimal], now: Mapping[str, Decimal], step: Decimal, days: tuple[int, int]
) -> Split:
    """A count: how many days there were, and how many of each member a day brought."""
    keys, parts = list(dict.fromkeys([*then, *now])), []
    for key in keys:
        pace = [Fraction(at.get(key, Decimal(0))) / d for at, d in zip((then, now), days, strict=True)]
        states = [[Fraction(d) for d in days], pace]
        parts += shapley(2, lambda mask, states=states: _product(states, mask))  # type: ignore[misc]
    change = sum(now.values(), Decimal(0)) - sum(then.values(), Decimal(0))
    fen = rounded(parts, change, step)
    return Split(("calendar", "volume"), {k: (fen[2 * i], fen[2 * i + 1]) for i, k in enumerate(keys)}, change)


def with_one_offs(split: Split, then: Mapping[str, Decimal], now: Mapping[str, Decimal]) -> Split:
    """The split of what is usual, and beside it what happened once: the change of it, member by member."""
    nothing = (Decimal(0),) * len(split.factors)
    keys = list(dict.fromkeys([*split.leaves, *then, *now]))
    once = {k: now.get(k, Decimal(0)) - then.get(k, Decimal(0)) for k in keys}
    leaves = {k: (*split.leaves.get(k, nothing), once[k]) for k in keys}
    return Split((*split.factors, "one_offs"), leaves, split.change + sum(once.values(), Decimal(0)))


def rate_and_mix(
    then: Mapping[str, Amount], now: Mapping[str, Amount], change: Decimal, step: Decimal, times: Fraction = Fraction(1)
) -> Split:
    """A quotient (value ÷ volume) over members: mix (who has which share below the line) and rate (the quotient of each)."""
    keys = list(dict.fromkeys([*then, *now]))
    volumes = [sum((Fraction(a.volume) for a in at.values()), NOTHING) for at in (then, now)]
    parts: list[Fraction] = []
    for key in keys:
        share = [_share(at.get(key), volume) for at, volume in zip((then, now), volumes, strict=True)]
        rate = [r * times for r in _prices(then.get(key), now.get(key))]
        states = [share, rate]
        parts += shapley(2, lambda mask, states=states: _product(states, mask))  # type: ignore[misc]
    fen = rounded(parts, change, step)
    return Split(("mix", "rate"), {k: (fen[2 * i], fen[2 * i + 1]) for i, k in enumerate(keys)}, change)


def quotient(
    then: tuple[Decimal, Decimal],
    now: tuple[Decimal, Decimal],
    change: Decimal,
    step: Decimal,
    times: Fraction | tuple[Fraction, Fraction],
) -> Split:
    """A quotient of two numbers: what the one above the line and the one below it bring, and how long each span is where it
    is taken as of a year or a month (``times`` then and now)."""
    factor = list(times) if isinstance(times, tuple) else [times, times]
    states = [[Fraction(then[n]), Fraction(now[n])] for n in (0, 1)]
    long = factor[0] != factor[1]

    def worth(mask: int) -> Fraction:
        top, bottom = (s[mask >> i & 1] for i, s in enumerate(states))
        return top / bottom * factor[mask >> 2 & 1 if long else 0]

    fen = rounded(shapley(3 if long else 2, worth), change, step)
    names = ("numerator", "denominator", "length") if long else ("numerator", "denominator")
    return Split(names, {"": tuple(fen)}, change)


def usual(then: Mapping[str, Amount], now: Mapping[str, Amount]) -> tuple[Fraction, Fraction, Fraction]:
    """(volume, mix, price) in the order usual in the trade: volume at the old mean price, mix at old prices, price on new
    quantities (management.md 9.13)."""
    keys = list(dict.fromkeys([*then, *now]))
    before, after = (sum((Fraction(a.volume) for a in at.values()), NOTHING) for at in (then, now))
    prices = {k: _prices(then.get(k), now.get(k)) for k in keys}
    mean = sum((Fraction(a.value) for a in then.values()), NOTHING) / before if before else NOTHING
    volume = (after - before) * mean
    mix = NOTHING
    for k in keys:
        was, stands = (Fraction(at[k].volume) if k in at else NOTHING for at in (then, now))
        mix += (stands - (was / before * after if before else NOTHING)) * prices[k][0]
    price = sum((Fraction(now[k].volume) * (prices[k][1] - prices[k][0]) for k in keys if k in now), NOTHING)
    return volume, mix, price


def _share(amount: Amount | None, of: Fraction) -> Fraction:
    return Fraction(amount.volume) / of if amount is not None and of else NOTHING


def _prices(
    then: Amount | None, now: Amount | None, of: Callable[[Amount], Decimal] = lambda a: a.value
) -> list[Fraction]:
    """The price of a member then and now; that of the other span where there was nothing."""
    found = [Fraction(of(a)) / Fraction(a.volume) if a is not None and a.volume else None for a in (then, now)]
    known = next((p for p in found if p is not None), NOTHING)
    return [known if p is None else p for p in found]


def _margin(states: Sequence[Sequence[Fraction]], mask: int) -> Fraction:
    """All but the last two multiplied, times price − cost."""
    *rest, price, cost = (state[mask >> i & 1] for i, state in enumerate(states))
    made = price - cost
    for factor in rest:
        made *= factor
    return made


def _product(states: Sequence[Sequence[Fraction]], mask: int) -> Fraction:
    made = Fraction(1)
    for i, state in enumerate(states):
        made *= state[mask >> i & 1]
    return made
