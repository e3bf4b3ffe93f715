"""As it was seen at a moment: the same measure over the rows that had been entered by then.

A row is known from the moment it was entered, whatever day it speaks of. ``how_seen`` declares of each measure what can be
asked: what books append to and never change says the same for ever (EVER); of a row that was changed after it was entered the
present words count, so only a month that was closed says the same for ever (ENTERED); and where rows do not say when they were
entered, closed months are all there is (CLOSED).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, QuerySet

from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.guards import AppendOnly, declared
from chehang.core.lookups import field_at

from .compute import Reading, facts_of, made_from, read, unknown
from .declare import Measure, measures
from .definitions import choices_of, chosen_at, definition_at
from .spans import Span
from .values import composed, names_of

MOMENTS = ("posted_at", "at", "entered_at", "made_at", "created_at", "opened_at", "written_at", "reported_at")
EVER, ENTERED, CLOSED = HOW = ("ever", "entered", "closed")
_seen_at: ContextVar[datetime | None] = ContextVar("seen_at", default=None)


def seen_moment() -> datetime | None:
    """The moment as of which measures are read just now, for rows that are reckoned backwards from today's."""
    return _seen_at.get()


@contextmanager
def _as_of(moment: datetime) -> Iterator[None]:
    token = _seen_at.set(moment)
    try:
        yield
    finally:
        _seen_at.reset(token)


def entered_at(measure: Measure, rows: QuerySet[Any]) -> str | None:
    """The lookup that says when a row was entered; empty where its rows reckon that by themselves, None where nothing does."""
    if measure.entered == "-":
        return ""
    if measure.entered:
        return measure.entered
    if not measure.day:
        return None
    if isinstance(field_at(rows.model, measure.day), DateTimeField):
        return measure.day
    prefix = measure.day.rpartition("__")[0]
    for name in MOMENTS:
        path = f"{prefix}__{name}" if prefix else name
        if isinstance(field_at(rows.model, path), DateTimeField):
            return path
    return None


def at_moment(measure: Measure, who: Actor | Context, span: Span, moment: datetime) -> Measure | None:
    """The measure, by the definition that held then, over what had been entered by a moment; None where its rows do not say
    when they were."""
    measure = measure.defined(definition_at(measure, who, min(span.last, moment.astimezone(STORE_TIME).date())))
    if measure.rows is None:
        return None
    path = entered_at(measure, measure.rows(who, span))
    if path is None:
        return None
    rows = measure.rows

    def known(asking: Actor | Context, of: Span) -> QuerySet[Any]:
        with _as_of(moment):
            found = rows(asking, of)
        if not path:
            return found
        of_day = not isinstance(field_at(found.model, path), DateTimeField)
        return found.filter(**{f"{path}__lte": moment.astimezone(STORE_TIME).date() if of_day else moment})

    return replace(measure, rows=known, variants=())


def read_as_of(measure: Measure, who: Actor | Context, span: Span, moment: datetime) -> Reading | None:
    """The measure as it was seen at a moment; None where that cannot be said. Its day is the day of that moment."""
    day = moment.astimezone(STORE_TIME).date()
    choices = choices_of(measure, who)
    variant = chosen_at(choices, min(span.last, day))
    defined = measure.defined(variant)
    if unknown(measure, span, day):
        return Reading(measure, span, None, unknown=True, **facts_of(span, day, choices, variant))
    if not composed(defined.value):
        seen = at_moment(measure, who, span, moment)
        if seen is None:
            return None
        return replace(read(seen, who, span, day), measure=measure, variant=variant)

    def member(name: str, of: Span) -> Reading:
        found = read_as_of(measures()[name], who, of, moment)
        if found is None:
            raise LookupError(name)
        return found

    try:
        return made_from(measure, defined.value, member, span, day, facts_of(span, day, choices, variant))
    except LookupError:
        return None


def how_seen(measure: Measure, who: Actor | Context, span: Span) -> str:
    """What can be asked of it as it was seen: EVER, ENTERED or CLOSED; of one made from others what can be asked of all of them.

    What a book has posted is never changed, whatever it lies under before.
    """
    if measure.rows is None:
        members = (how_seen(measures()[name], who, span) for name in names_of(measure.value))
        return max(members, key=HOW.index, default=CLOSED)
    rows = measure.rows(who, span)
    path = entered_at(measure, rows)
    if path is None or measure.kind == "now":
        return CLOSED
    label = rows.model._meta.label
    stands = path.rpartition("__")[2] in ("", "posted_at") or any(
        isinstance(g, AppendOnly) and g.model == label for g in declared()
    )
    return EVER if stands else ENTERED
