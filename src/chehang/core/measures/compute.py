"""Reading measures: a value with what it is made of, its trend, its split by a dimension."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Case, DateTimeField, F, IntegerField, QuerySet, Value, When

from chehang.core.access import OneByOne
from chehang.core.context import Actor, Context
from chehang.core.lookups import field_at

from .declare import By, Measure, measures
from .definitions import Choices, changed_within, choices_of, chosen_at, definition_at
from .drill import grouped, label_of
from .spans import Span, moments
from .values import Count, Each, Mean, Minus, Plus, Ratio, composed

Who = Actor | Context
Member = Callable[[str, Span], "Reading"]  # a measure by its name in a span
ZERO = Decimal(0)
SHARES = 100


@dataclass(frozen=True)
class Term:
    """One of the measures a value is made from; it opens by itself."""

    measure: Measure
    span: Span
    value: Decimal | None
    role: str = "term"  # term, less, numerator, denominator


@dataclass(frozen=True)
class Reading:
    """A measure in a span. No value means: no data, or nothing to divide by (``by_zero``); never a zero.

    ``still_open`` says that the span is not over; ``redefined`` that the definition changed inside it; ``unknown`` that
    nothing can be known of this span: it has not begun, or the measure is only known for today.
    """

    measure: Measure
    span: Span
    value: Decimal | None
    rows: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    terms: tuple[Term, ...] = ()
    variant: str = ""
    still_open: bool = False
    redefined: bool = False
    unknown: bool = False

    @property
    def by_zero(self) -> bool:
        return self.value is None and self.denominator is not None and not self.denominator


@dataclass(frozen=True)
class Share:
    """The value of one member of a dimension; ``key`` opens its rows, None stands for all the rest."""

    key: str | None
    label: str
    value: Decimal | None
    rows: int


def read(measure: Measure, who: Who, span: Span, today: date, choices: Choices | None = None) -> Reading:
    """The measure in a span as the books and documents say it today; ``choices`` are its definitions if read before."""
    choices = choices_of(measure, who) if choices is None else choices
    variant = chosen_at(choices, min(span.last, today))
    defined = measure.defined(variant)
    facts = facts_of(span, today, choices, variant)
    if unknown(measure, span, today):
        return Reading(measure, span, None, unknown=True, **facts)
    if composed(defined.value):
        return made_from(measure, defined.value, lambda n, s: read(measures()[n], who, s, today), span, today, facts)
    known = span.until(today)
    value, n, top, bottom = _totals(defined, defined.rows_for(who, known), known)
    return Reading(measure, span, value, n, top, bottom, **facts)


def facts_of(span: Span, today: date, choices: Choices, variant: str) -> dict[str, Any]:
    """What a reading says beside its value: its definition, whether the span is over, whether the definition changed in it."""
    redefined = changed_within(choices, span.until(today))
    return {"variant": variant, "still_open": span.last >= today, "redefined": redefined}


def unknown(measure: Measure, span: Span, today: date) -> bool:
    """Whether nothing can be known of a span."""
    return span.first > today or (measure.kind == "now" and span.last < today)


def totals_by_store(
    measure: Measure, rows: QuerySet[Any], span: Span
) -> dict[int, tuple[Decimal | None, int, Decimal | None, Decimal | None]]:
    """(value, rows, numerator, denominator) of each store that has rows; OneByOne where the rows cannot be put together so."""
    if not isinstance(rows, QuerySet) or rows.query.is_sliced or rows.query.group_by or rows.query.distinct:
        raise OneByOne
    value, plain = measure.value, rows.order_by()
    if isinstance(value, Each):
        each: dict[int, list[Decimal]] = {}
        for row in plain:
            each.setdefault(row.store_id, []).append(value.of(row))
        return {store: (sum(found, ZERO), len(found), None, None) for store, found in each.items()}
    summed = plain.values("store_id").annotate(n=Count().aggregate(), **_wanted(value))
    return {sums["store_id"]: valued(measure, sums, span) for sums in summed}


def _totals(
    measure: Measure, rows: QuerySet[Any], span: Span
) -> tuple[Decimal | None, int, Decimal | None, Decimal | None]:
    """(value, rows, numerator, denominator) over rows."""
    value = measure.value
    if isinstance(value, Each):
        each = [value.of(row) for row in rows]
        return (sum(each, ZERO) if each else None), len(each), None, None
    wanted = _wanted(value)
    return valued(measure, rows.order_by().aggregate(n=Count().aggregate(), **wanted), span)


def _wanted(value: Any) -> dict[str, Any]:
    if isinstance(value, Ratio):
        return {"top": value.numerator.aggregate(), "bottom": value.denominator.aggregate()}
    return {"v": value.aggregate()}


def valued(
    measure: Measure, sums: dict[str, Any], span: Span
) -> tuple[Decimal | None, int, Decimal | None, Decimal | None]:
    """What the sums of the database say: nothing without rows, nothing divided by nothing."""
    value, n = measure.value, sums["n"]
    if not isinstance(value, Ratio):
        return (_number(value, sums["v"]) if n else None), n, None, None
    if not n:
        return None, 0, None, None
    top, bottom = _number(value.numerator, sums["top"]), _number(value.denominator, sums["bottom"])
    return _quotient(measure, value, top, bottom, span), n, top, bottom


def _number(value: Any, found: Any) -> Decimal:
    """A sum of nothing is nothing: the rows are there, none of them brings anything."""
    signed: Decimal = value.signed(Decimal(found or 0))
    return signed


def _quotient(measure: Measure, ratio: Ratio, top: Decimal, bottom: Decimal, span: Span) -> Decimal | None:
    return measure.unit_of.rounded(top / bottom * ratio.factor(span)) if bottom else None


def made_from(measure: Measure, value: Any, member: Member, span: Span, today: date, facts: dict[str, Any]) -> Reading:
    """A composed value of the measures that ``member`` reads by name. Where one of them cannot be known, neither can it."""
    if isinstance(value, Ratio):
        top, upper, dark = _term(value.numerator, member, span, today, "numerator")
        bottom, lower, dim = _term(value.denominator, member, span, today, "denominator")
        terms = (*upper, *lower)
        if dark or dim:
            return Reading(measure, span, None, terms=terms, unknown=True, **facts)
        found = None if bottom is None else _quotient(measure, value, top or ZERO, bottom, span)
        return Reading(measure, span, found, 0, top, bottom, terms, **facts)
    found, terms, dark = _term(value, member, span, today, "term")
    return Reading(measure, span, None if dark else found, terms=terms, unknown=dark, **facts)


def _term(
    value: Any, member: Member, span: Span, today: date, role: str
) -> tuple[Decimal | None, tuple[Term, ...], bool]:
    """A term of a composed value, with the measures it is made from, and whether one of them cannot be known."""
    if isinstance(value, Mean):
        found, _dark = _members([(value.name, at, role) for at in _points(span.until(today))], member)
        there = [p.value for p in found if p.value is not None]
        mean = (sum(there, ZERO) / len(there)) if there else None
        places = max(measures()[value.name].unit_of.places, 2)  # of 48 and 49 people on average 48.5
        exact = mean.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if mean is not None else None
        return exact, found, False
    names = (value,) if isinstance(value, str) else value.names
    terms, dark = _members(
        [(name, span, "less" if isinstance(value, Minus) and i else role) for i, name in enumerate(names)], member
    )
    if (isinstance(value, Minus) and terms[0].value is None) or all(p.value is None for p in terms):
        return None, terms, dark
    return sum(((-1 if p.role == "less" else 1) * (p.value or ZERO) for p in terms), ZERO), terms, dark


def _members(wanted: Sequence[tuple[str, Span, str]], member: Member) -> tuple[tuple[Term, ...], bool]:
    found = [(role, member(name, span)) for name, span, role in wanted]
    return tuple(Term(r.measure, r.span, r.value, role) for role, r in found), any(r.unknown for _role, r in found)


def _points(span: Span) -> Sequence[Span]:
    """The day before the span and the last day of each month in it."""
    days = [span.first - timedelta(days=1)]
    month = Span.of("month", span.first)
    while month.last < span.last:
        days.append(month.last)
        month = month.following()
    return [Span.of("day", d) for d in (*days, span.last)]


def trend(measure: Measure, who: Who, span: Span, today: date, count: int = 12) -> list[Reading]:
    """The span and those before it, oldest first, in few questions.

    A flow is read with one query over all of them, grouped by the day as the index has it or by the span its moment lies in;
    whatever else has rows with one query that joins those of the spans; what is made from others with theirs.
    """
    spans = [span.back(n) for n in range(count - 1, -1, -1)]
    choices = choices_of(measure, who)
    alike = {chosen_at(choices, min(s.last, today)) for s in spans}
    if len(alike) > 1 or isinstance(measure.value, Each) or count == 1:
        return [read(measure, who, s, today, choices) for s in spans]
    (variant,) = alike
    defined = measure.defined(variant)
    facts = {s: facts_of(s, today, choices, variant) for s in spans}
    dark = {s: Reading(measure, s, None, unknown=True, **facts[s]) for s in spans if unknown(measure, s, today)}
    if composed(defined.value):
        member = _members_of(who, span, today, count)
        return [dark.get(s) or made_from(measure, defined.value, member, s, today, facts[s]) for s in spans]
    if defined.kind == "flow" and defined.day:
        rows = defined.rows_for(who, Span(spans[0].first, min(span.last, max(today, spans[0].first)))).order_by()
        sums = _sums_of_flow(defined, rows, spans)
    else:
        sums = _sums_by_span(defined, who, spans, today, dark)
    found = []
    for one, mine in zip(spans, sums, strict=True):
        result, n, top, bottom = valued(defined, mine, one)
        found.append(dark.get(one) or Reading(measure, one, result, n, top, bottom, **facts[one]))
    return found


def _members_of(who: Who, span: Span, today: date, count: int) -> Member:
    """What stands in a composed measure: each one's own trend is read once."""
    runs: dict[str, dict[Span, Reading]] = {}

    def member(name: str, at: Span) -> Reading:
        if name not in runs:
            runs[name] = {r.span: r for r in trend(measures()[name], who, span, today, count)}
        known = runs[name]
        if at not in known:
            known[at] = read(measures()[name], who, at, today)
        return known[at]

    return member


def _sums_by_span(
    measure: Measure, who: Who, spans: Sequence[Span], today: date, dark: Mapping[Span, Reading]
) -> list[dict[str, Any]]:
    """The sums of each span, all in one question."""
    wanted, reads = {"n": Count().aggregate(), **_wanted(measure.value)}, []
    for i, one in enumerate(spans):
        if one in dark:
            continue
        rows = measure.rows_for(who, one.until(today)).order_by().values(_k=Value(i, output_field=IntegerField()))
        reads.append(rows.annotate(**wanted).values_list("_k", *wanted))
    found: list[dict[str, Any]] = [dict.fromkeys(wanted, 0) for _span in spans]
    if reads:
        for k, *sums in reads[0].union(*reads[1:], all=True) if len(reads) > 1 else reads[0]:
            found[k] = dict(zip(wanted, sums, strict=True))
    return found


def _sums_of_flow(measure: Measure, rows: QuerySet[Any], spans: Sequence[Span]) -> list[dict[str, Any]]:
    """The sums of each span from one walk through all of them: put together from the sums of its days, or, where rows have
    moments, grouped by the span each lies in."""
    wanted = {"n": Count().aggregate(), **_wanted(measure.value)}
    found: list[dict[str, Any]] = [dict.fromkeys(wanted, 0) for _span in spans]
    if isinstance(field_at(rows.model, measure.day), DateTimeField):
        ends = [When(**{f"{measure.day}__lt": moments(s)[1]}, then=Value(i)) for i, s in enumerate(spans)]
        k = Case(*ends, default=Value(len(spans) - 1), output_field=IntegerField())
        for at in rows.values(_k=k).annotate(**wanted):
            found[at["_k"]] = {name: at[name] for name in wanted}
        return found
    firsts = [s.first for s in spans]
    for day in rows.values(_day=F(measure.day)).annotate(**wanted):
        mine = found[bisect_right(firsts, day["_day"]) - 1]
        for name in wanted:
            mine[name] += day[name] or 0
    return found


def split(measure: Measure, who: Who, span: Span, today: date, by: By) -> list[Share]:
    """The value by a dimension, largest first; what is beyond the first hundred stands together, so that all adds up."""
    defined = measure.defined(definition_at(measure, who, min(span.last, today)))
    rows = defined.rows_for(who, span.until(today)).order_by()
    if isinstance(defined.value, Each):
        return _split_by_hand(defined.value, rows, by)
    found = []
    for sums in grouped(rows, by).annotate(n=Count().aggregate(), **_wanted(defined.value)):
        value, n, top, _bottom = valued(defined, sums, span)
        found.append((top if isinstance(defined.value, Ratio) else value, sums["_key"], value, n))
    found.sort(key=lambda f: (-(f[0] or ZERO), str(f[1])))
    shares = [Share(_text(key), label_of(rows, by, key), value, n) for _order, key, value, n in found]
    if len(shares) <= SHARES:
        return shares
    rest = shares[SHARES - 1 :]
    total = None if isinstance(defined.value, Ratio) else sum((s.value or ZERO for s in rest), ZERO)
    return [*shares[: SHARES - 1], Share(None, "…", total, sum(s.rows for s in rest))]


def _split_by_hand(value: Each, rows: QuerySet[Any], by: By) -> list[Share]:
    sums: dict[Any, list[Decimal]] = {}
    for row in rows.annotate(_key=F(by.path)):
        sums.setdefault(row._key, []).append(value.of(row))
    made = [Share(_text(k), label_of(rows, by, k), sum(v, ZERO), len(v)) for k, v in sums.items()]
    return sorted(made, key=lambda s: (-(s.value or ZERO), s.label))


def _text(key: Any) -> str:
    return "" if key is None else str(key)


__all__ = ["Plus", "Reading", "Share", "Term", "read", "split", "trend"]
