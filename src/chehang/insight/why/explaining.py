"""The change of a measure between two spans, by the members of a dimension and by volume, mix and price."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import calendar_of
from chehang.core.context import Actor
from chehang.core.measures import By, Count, Measure, Minus, Plus, Ratio, Reading, Span, Sum, read
from chehang.core.measures.drill import grouped, label_of

from .splitting import Amount, Split, by_members, price_volume_mix, quotient, rate_and_mix, usual

ZERO = Decimal(0)
FACTORS: dict[str, Any] = {
    "change": _("change"),
    "calendar": _("working days"),
    "volume": _("volume"),
    "mix": _("mix"),
    "price": _("price"),
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

    @property
    def change(self) -> Decimal | None:
        """Now less then; nothing when neither is known."""
        if self.then.value is None and self.now.value is None:
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


def explain(measure: Measure, actor: Actor, then: Span, now: Span, today: date, by: By | None) -> Explained:
    """Why the measure is not what it was."""
    before, after = (read(measure, actor, span, today) for span in (then, now))
    found = Explained(measure, before, after, by)
    if found.change is None:
        return _told(found, why_not=_("There is no data in either period."))
    if found.redefined:
        return _told(found, why_not=_("The two periods are counted by different definitions: the difference cannot be split."))  # fmt: skip
    defined = measure.defined(after.variant)
    if defined.rows is None:
        return _composed(found, defined)
    if by is None:
        return _told(found, why_not=_("This measure has no dimension by which it could be split."))
    return _by_rows(found, defined, actor, today, by)


def _told(found: Explained, **also: Any) -> Explained:
    return Explained(**{**{f: getattr(found, f) for f in found.__dataclass_fields__}, **also})


def _step(measure: Measure) -> Decimal:
    places = {"money": 2, "quantity": 3, "rate": 6}.get(measure.unit_of.kind, 0)
    return Decimal(1).scaleb(-max(places, measure.unit_of.places))


def _composed(found: Explained, defined: Measure) -> Explained:
    """A measure made from others: each of them brings its change; of a quotient, what is above and below the line."""
    value, step = defined.value, _step(found.measure)
    if isinstance(value, Plus | Minus):
        signs = {t.measure.name: -1 if t.role == "less" else 1 for t in (*found.then.terms, *found.now.terms)}
        sides = [{t.measure.name: (t.value or ZERO) * signs[t.measure.name] for t in r.terms} for r in (found.then, found.now)]  # fmt: skip
        titles = tuple((t.measure.name, str(t.measure.title)) for t in found.now.terms or found.then.terms)
        return _told(found, split=by_members(*sides), labels=titles, by=None)
    if isinstance(value, Ratio):
        both = [(r.numerator, r.denominator) for r in (found.then, found.now)]
        if any(not bottom for _top, bottom in both):
            return _told(found, why_not=_("There is nothing to divide by in one of the periods."))
        sides2 = [(top or ZERO, bottom or ZERO) for top, bottom in both]
        if value.factor(found.then.span) != value.factor(found.now.span):
            return _told(found, why_not=_("The periods are of different length: the difference cannot be split."))
        made = quotient(sides2[0], sides2[1], found.change or ZERO, step, Fraction(value.factor(found.now.span)))
        return _told(found, split=made, labels=(("", str(found.measure.title)),), by=None)
    return _told(found, why_not=_("This measure is an average of moments: the difference cannot be split."))


def _by_rows(found: Explained, defined: Measure, actor: Actor, today: date, by: By) -> Explained:
    value = defined.value
    if not isinstance(value, Sum | Count | Ratio):
        return _told(found, why_not=_("This measure has no dimension by which it could be split."))
    labels: dict[str, str] = {}
    sides = [_members(defined, actor, r.span.until(today), by, labels) for r in (found.then, found.now)]
    if isinstance(value, Ratio):
        if any(r.value is None for r in (found.then, found.now)):
            return _told(found, why_not=_("There is nothing to divide by in one of the periods."))
        made = rate_and_mix(sides[0], sides[1], found.change or ZERO, _step(found.measure), Fraction(value.factor(found.now.span)))  # fmt: skip
        return _told(found, split=made, labels=tuple(labels.items()))
    if isinstance(value, Count) or defined.kind != "flow":
        totals = [{k: a.value for k, a in side.items()} for side in sides]
        return _told(found, split=by_members(*totals), labels=tuple(labels.items()))
    days = _working_days(actor, found.then.span.until(today), found.now.span.until(today))
    made = price_volume_mix(sides[0], sides[1], _step(found.measure), days if days[0] != days[1] else None)
    told = tuple(found.measure.unit_of.rounded(Decimal(u.numerator) / u.denominator) for u in usual(*sides))
    return _told(found, split=made, labels=tuple(labels.items()), usual=told)


def _members(measure: Measure, actor: Actor, span: Span, by: By, labels: dict[str, str]) -> dict[str, Amount]:
    """What each member brought; their names are noted in ``labels``."""
    if span.first > span.last:
        return {}
    rows, value = measure.rows_for(actor, span).order_by(), measure.value
    wanted = (
        {"top": value.numerator.aggregate(), "bottom": value.denominator.aggregate()}
        if isinstance(value, Ratio)
        else {"top": value.aggregate(), "bottom": Count().aggregate()}
    )
    sign: Callable[[Decimal], Decimal] = value.numerator.signed if isinstance(value, Ratio) else value.signed
    under: Callable[[Decimal], Decimal] = value.denominator.signed if isinstance(value, Ratio) else lambda v: v
    made: dict[str, Amount] = {}
    for sums in grouped(rows, by).annotate(**wanted):
        key = "" if sums["_key"] is None else str(sums["_key"])
        labels.setdefault(key, label_of(rows, by, sums["_key"]))
        brought = Amount(under(Decimal(sums["bottom"] or 0)), sign(Decimal(sums["top"] or 0)))
        known = made.get(key)  # nothing and an empty text are one member
        made[key] = Amount(known.volume + brought.volume, known.value + brought.value) if known else brought
    return made


def _working_days(actor: Actor, then: Span, now: Span) -> tuple[int, int]:
    calendar = calendar_of(actor)

    def count(span: Span) -> int:
        return sum(calendar.is_working_day(span.first + timedelta(days=n)) for n in range(min(span.days, 400)))

    return count(then), count(now)


__all__ = ["FACTORS", "Explained", "explain"]
