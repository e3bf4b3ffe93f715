"""The change of a measure between two spans, by the members of a dimension and by volume, mix and price."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import calendar_of
from chehang.core.context import Actor
from chehang.core.measures import By, Count, Each, Mean, Measure, Minus, Plus, Ratio, Reading, Span, Sum, measures, read
from chehang.core.measures.drill import grouped, label_of

from .marking import marked_of
from .splitting import (
    Amount,
    Split,
    by_members,
    calendar_and_volume,
    price_volume_mix,
    quotient,
    rate_and_mix,
    rounded,
    usual,
    with_one_offs,
)

ZERO = Decimal(0)
FACTORS: dict[str, Any] = {
    "change": _("change"),
    "calendar": _("number of working days"),
    "volume": _("volume"),
    "mix": _("mix"),
    "price": _("price"),
    "cost": _("cost of each"),
    "one_offs": _("one-offs"),
    "length": _("length of the period"),
    "rate": _("rate of each"),
    "numerator": _("above the line"),
    "denominator": _("below the line"),
}


@dataclass(frozen=True)
class Explained:
    """Two readings and the change between them, split; ``why_not`` says when it cannot be split."""

    measure: Measure
    then: Reading
    now: Reading
    by: By | None = None
    split: Split | None = None
    labels: tuple[tuple[str, str], ...] = ()
    usual: tuple[Decimal, ...] = ()
    why_not: Any = ""
    target: Decimal | None = None
    averaged: By | None = None

    @property
    def change(self) -> Decimal | None:
        """Now less then; nothing when neither is known, and for a quotient when one of them is not: no data is no nought."""
        values = (self.then.value, self.now.value)
        if values == (None, None) or (None in values and isinstance(self.measure.value, Ratio | Mean)):
            return None
        return (self.now.value or ZERO) - (self.then.value or ZERO)

    @property
    def redefined(self) -> bool:
        """Whether both are counted by different definitions."""
        return self.then.variant != self.now.variant

    @property
    def members(self) -> list[tuple[str, str, Decimal]]:
        """(key, label, what it brings), the largest first."""
        if self.split is None:
            return []
        found = [(key, label, self.split.of_member(key)) for key, label in self.labels]
        return sorted(found, key=lambda m: (-abs(m[2]), m[1]))


def explain(
    measure: Measure, actor: Actor, then: Span, now: Span, today: date, by: By | None, target: Decimal | None = None
) -> Explained:
    """Why the measure is not what it was in ``then``; with a ``target``, not what was agreed. A target has no members of its
    own: it is laid out as ``then`` was, with the same mix at the same prices, so that only its volume is another."""
    before, after = (read(measure, actor, span, today) for span in (then, now))
    laid = before
    if target is not None:
        before = Reading(measure, now, target, variant=after.variant)
    found = Explained(measure, before, after, by, target=target)
    if found.change is None:
        none = after.value is None and before.value is None
        words = (
            _("There is no data in either period.")
            if none
            else _("There is nothing to divide by in one of the periods.")
        )
        return _told(found, why_not=words)
    if found.redefined or (target is not None and laid.variant != after.variant):
        return _told(found, why_not=_("The two periods are counted by different definitions: the difference cannot be split."))  # fmt: skip
    defined = measure.defined(after.variant)
    if target is not None and (not _adds_up(defined) or not laid.value or not laid.rows):
        return _told(found, split=by_members({"": target}, {"": after.value or ZERO}), labels=_self(measure), by=None)
    if defined.rows is None:
        return _composed(found, defined, actor, today)
    return _by_rows(found, defined, actor, today, by, laid)


def _adds_up(measure: Measure) -> bool:
    return isinstance(measure.value, Sum | Count)


def _self(measure: Measure) -> tuple[tuple[str, str], ...]:
    return (("", str(measure.title)),)


def _told(found: Explained, **also: Any) -> Explained:
    return Explained(**{**{f: getattr(found, f) for f in found.__dataclass_fields__}, **also})


def _step(measure: Measure) -> Decimal:
    places = {"money": 2, "quantity": 3, "rate": 6}.get(measure.unit_of.kind, 0)
    return Decimal(1).scaleb(-max(places, measure.unit_of.places))


def _composed(found: Explained, defined: Measure, actor: Actor, today: date) -> Explained:
    """A measure made from others: each of them brings its change; of a quotient, what is above and below the line; of an
    average of moments, each member of what it averages."""
    value, step = defined.value, _step(found.measure)
    if isinstance(value, Plus | Minus):
        signs = {t.measure.name: -1 if t.role == "less" else 1 for t in (*found.then.terms, *found.now.terms)}
        sides = [{t.measure.name: (t.value or ZERO) * signs[t.measure.name] for t in r.terms} for r in (found.then, found.now)]  # fmt: skip
        titles = tuple((t.measure.name, str(t.measure.title)) for t in found.now.terms or found.then.terms)
        return _told(found, split=by_members(*sides), labels=titles, by=None)
    if isinstance(value, Ratio):
        sides2 = [(r.numerator or ZERO, r.denominator or ZERO) for r in (found.then, found.now)]
        times = (Fraction(value.factor(found.then.span)), Fraction(value.factor(found.now.span)))
        made = quotient(sides2[0], sides2[1], found.change or ZERO, step, times)
        return _told(found, split=made, labels=_self(found.measure), by=None)
    return _averaged(found, value, actor, today, step)


def _averaged(found: Explained, value: Any, actor: Actor, today: date, step: Decimal) -> Explained:
    """Each member's own average over the moments that count."""
    level = measures()[value.name]
    if not level.by or level.rows is None:
        whole = [{"": r.value or ZERO} for r in (found.then, found.now)]
        return _told(found, split=by_members(*whole), labels=_self(found.measure), by=None)
    labels: dict[str, str] = {}
    sums: list[dict[str, Fraction]] = []
    for reading in (found.then, found.now):
        there = [t for t in reading.terms if t.value is not None]
        side: dict[str, Fraction] = {}
        for term in there:
            for key, amount in _members(level, actor, term.span.until(today), level.by[0], labels).items():
                side[key] = side.get(key, Fraction(0)) + Fraction(amount.value) / len(there)
        sums.append(side)
    keys = list(dict.fromkeys([*sums[0], *sums[1]]))
    parts = rounded(
        [sums[1].get(k, Fraction(0)) - sums[0].get(k, Fraction(0)) for k in keys], found.change or ZERO, step
    )
    split = Split(("change",), {k: (p,) for k, p in zip(keys, parts, strict=True)}, found.change or ZERO)
    return _told(found, split=split, labels=tuple(labels.items()), by=None, averaged=level.by[0])


def _by_rows(found: Explained, defined: Measure, actor: Actor, today: date, by: By | None, laid: Reading) -> Explained:
    value, labels = defined.value, dict[str, str]()
    spans = (laid.span.until(today), found.now.span.until(today))
    if isinstance(value, Ratio):
        sides = [_members(defined, actor, span, by, labels) for span in spans]
        made = rate_and_mix(sides[0], sides[1], found.change or ZERO, _step(found.measure), Fraction(value.factor(found.now.span)))  # fmt: skip
        return _told(found, split=made, labels=_named(labels, found, by), by=by)
    marked = marked_of(actor, found.measure)
    sides = [_members(defined, actor, span, by, labels, without=marked) for span in spans]
    once = [_members(defined, actor, span, by, labels, only=marked) if marked else {} for span in spans]
    if found.target is not None:
        sides[0] = _laid_out(sides[0] if any(a.value for a in sides[0].values()) else once[0], found.target, _step(found.measure))  # fmt: skip
        once[0] = {}
    totals = [{k: a.value for k, a in side.items()} for side in sides]
    days = _working_days(actor, *spans) if defined.kind == "flow" and found.target is None else (0, 0)
    days = days if all(days) and days[0] != days[1] else (0, 0)
    told: tuple[Decimal, ...] = ()
    if defined.kind != "flow" or isinstance(value, Each) or (isinstance(value, Count) and not days[0]):
        split = by_members(*totals)
    elif isinstance(value, Count):
        split = calendar_and_volume(totals[0], totals[1], _step(found.measure), days)
    else:
        cost = defined.cost is not None
        split = price_volume_mix(sides[0], sides[1], _step(found.measure), days if days[0] else None, cost=cost)
        if not cost:
            told = tuple(found.measure.unit_of.rounded(Decimal(u.numerator) / u.denominator) for u in usual(*sides))
    if any(once):
        split, told = with_one_offs(split, *({k: a.value for k, a in side.items()} for side in once)), ()
    return _told(found, split=split, labels=_named(labels, found, by), usual=told, by=by)


def _named(labels: dict[str, str], found: Explained, by: By | None) -> tuple[tuple[str, str], ...]:
    return tuple(labels.items()) if by else _self(found.measure)


def _laid_out(side: dict[str, Amount], target: Decimal, step: Decimal) -> dict[str, Amount]:
    """Members in the proportions they had, adding up to a target."""
    whole = sum((Fraction(a.value) for a in side.values()), Fraction(0))
    if not whole:
        return {"": Amount(Decimal(1), target)}
    scale = Fraction(target) / whole
    values = rounded([Fraction(a.value) * scale for a in side.values()], target, step)

    def of(number: Decimal) -> Decimal:
        exact = Fraction(number) * scale
        return Decimal(exact.numerator) / Decimal(exact.denominator)

    return {k: Amount(of(a.volume), v, of(a.cost)) for (k, a), v in zip(side.items(), values, strict=True)}


def _members(
    measure: Measure,
    actor: Actor,
    span: Span,
    by: By | None,
    labels: dict[str, str],
    *,
    without: frozenset[int] = frozenset(),
    only: frozenset[int] = frozenset(),
) -> dict[str, Amount]:
    """What each member brought; their names are noted in ``labels``. Without a dimension all rows are one member."""
    if span.first > span.last:
        return {}
    rows, value = measure.rows_for(actor, span).order_by(), measure.value
    rows = rows.exclude(pk__in=without) if without else rows.filter(pk__in=only) if only else rows
    if isinstance(value, Each):
        return _each(rows, value, by, labels)
    wanted = (
        {"top": value.numerator.aggregate(), "bottom": value.denominator.aggregate()}
        if isinstance(value, Ratio)
        else {"top": value.aggregate(), "bottom": (measure.quantity or Count()).aggregate()}
    )
    if measure.cost is not None:
        wanted["cost"] = measure.cost.aggregate()
    sign: Callable[[Decimal], Decimal] = value.numerator.signed if isinstance(value, Ratio) else value.signed
    below = value.denominator if isinstance(value, Ratio) else measure.quantity or Count()
    found = grouped(rows, by).annotate(**wanted) if by else [{"_key": "", **rows.aggregate(**wanted)}]
    made: dict[str, Amount] = {}
    for sums in found:
        key = "" if sums["_key"] is None else str(sums["_key"])
        if by:
            labels.setdefault(key, label_of(rows, by, sums["_key"]))
        cost = measure.cost.signed(Decimal(sums["cost"] or 0)) if measure.cost is not None else ZERO
        brought = Amount(below.signed(Decimal(sums["bottom"] or 0)), sign(Decimal(sums["top"] or 0)), cost)
        made[key] = _together(made.get(key), brought)  # nothing and an empty text are one member
    return made


def _each(rows: Any, value: Each, by: By | None, labels: dict[str, str]) -> dict[str, Amount]:
    made: dict[str, Amount] = {}
    for row in rows.annotate(_key=F(by.path)) if by else rows:
        raw = row._key if by else ""
        key = "" if raw is None else str(raw)
        if by:
            labels.setdefault(key, label_of(rows, by, raw))
        made[key] = _together(made.get(key), Amount(Decimal(1), value.of(row)))
    return made


def _together(known: Amount | None, more: Amount) -> Amount:
    return Amount(known.volume + more.volume, known.value + more.value, known.cost + more.cost) if known else more


def _working_days(actor: Actor, then: Span, now: Span) -> tuple[int, int]:
    calendar = calendar_of(actor)

    def count(span: Span) -> int:
        return sum(calendar.is_working_day(span.first + timedelta(days=n)) for n in range(min(span.days, 400)))

    return count(then), count(now)


__all__ = ["FACTORS", "Explained", "explain"]
