"""Rows on their days: a month, a week, or a week by slots."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from chehang.core.context import Actor
from chehang.core.measures.spans import Span, moments
from chehang.core.operation import operations
from chehang.core.screens import Screen
from chehang.core.states import machine_of
from chehang.core.views import Calendar
from chehang.core.web.cells import Painter, plain, resolve
from chehang.core.web.door import clock_of
from chehang.core.web.listing import field_of

MOST = 600


def span_of(request: HttpRequest, mode: str) -> Span:
    """The month or week of the address; the present one without."""
    today = clock_of(request).today()
    asked = Span.read(request.GET.get("at", "")[:12])
    return Span.of("month" if mode == "month" else "week", asked.first if asked else today)


def shown(view: Calendar, screen: Screen, rows: QuerySet[Any], actor: Actor, request: HttpRequest) -> dict[str, Any]:
    """The days of the span with the rows on them; a row of several days stands on each."""
    mode = request.GET.get("by", "month")
    if mode not in ("month", "week", "slots") or (mode == "slots" and not view.row):
        mode = "month"
    span = span_of(request, mode)
    first = Span.of("week", span.first).first
    last = Span.of("week", span.last).last
    found = list(rows.filter(_touching(view, screen, first, last)).order_by(view.start, "pk")[: MOST + 1])
    paint, machine = Painter(view.card).cells, machine_of(screen.model_class)
    movable = view.operation in operations() and actor.may(view.operation)
    on: dict[tuple[str, date], list[dict[str, Any]]] = defaultdict(list)
    slots: set[str] = set()
    for row in found[:MOST]:
        slot = str(resolve(row, view.row) or _("without")) if mode == "slots" else ""
        slots.add(slot)
        state = getattr(row, machine.field) if machine else ""
        cells = paint(row)
        entry = {
            "pk": row.pk,
            "url": f"{screen.url}{row.pk}/",
            "text": " ".join(c.text for c in cells if c.text),
            "time": _time(resolve(row, view.start)),
            "colour": machine.states[state].colour if machine and state in machine.states else "grey",
            "movable": movable and (not view.states or state in view.states),
        }
        for day in _days(view, row, first, last):
            on[slot, day].append(entry)
    today = clock_of(request).today()
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return {
        "mode": mode,
        "modes": [("month", _("Month")), ("week", _("Week")), *([("slots", _("Slots"))] if view.row else [])],
        "span": span,
        "before": span.back().code,
        "after": span.following().code,
        "weekdays": [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")],
        "days": [_day(d, on["", d], span, today) for d in days] if mode != "slots" else [],
        "heads": days if mode == "slots" else [],
        "slots": [{"title": s, "days": [_day(d, on[s, d], span, today) for d in days]} for s in sorted(slots) or [""]]
        if mode == "slots"
        else [],
        "operation": view.operation if movable else "",
        "field": view.field,
        "too_many": MOST if len(found) > MOST else 0,
    }


def _day(day: date, entries: list[dict[str, Any]], span: Span, today: date) -> dict[str, Any]:
    return {"day": day, "entries": entries, "outside": not span.first <= day <= span.last, "today": day == today}


def _touching(view: Calendar, screen: Screen, first: date, last: date) -> Q:
    """Rows that begin before the end of these days and end after their start."""
    start, end = moments(Span(first, last))

    def bounds(name: str) -> tuple[Any, Any]:
        timed = isinstance(field_of(screen, name), DateTimeField)
        return (start, end) if timed else (first, last + timedelta(days=1))

    if not view.end:
        low, high = bounds(view.start)
        return Q(**{f"{view.start}__gte": low, f"{view.start}__lt": high})
    low, high = bounds(view.end)[0], bounds(view.start)[1]
    return Q(**{f"{view.start}__lt": high, f"{view.end}__gte": low})


def _on(value: Any) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date()
    return value if isinstance(value, date) else None


def _days(view: Calendar, row: Any, first: date, last: date) -> Iterator[date]:
    begins = _on(resolve(row, view.start))
    ends = _on(resolve(row, view.end)) if view.end else begins
    if begins is None:
        return
    day, until = max(begins, first), min(ends or begins, last)
    while day <= until:
        yield day
        day += timedelta(days=1)


def _time(value: Any) -> str:
    return plain(value, "datetime")[-5:] if isinstance(value, datetime) else ""
