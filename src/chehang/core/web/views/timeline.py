"""Bars over the days."""

from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from chehang.core.measures.spans import Span
from chehang.core.screens import Screen
from chehang.core.states import machine_of
from chehang.core.views import Calendar, Timeline
from chehang.core.web.cells import resolve
from chehang.core.web.door import clock_of

from .calendar import _touching, span_of

MOST = 300
WIDTH = 1000  # of the drawing, whatever the page is wide


def shown(view: Timeline, screen: Screen, rows: QuerySet[Any], request: HttpRequest) -> dict[str, Any]:
    """A line per group, a bar per row, over the month of the address."""
    span = span_of(request, "month")
    reach = _touching(Calendar(view.start, (), view.end), screen, span.first, span.last)
    found = list(rows.filter(reach)[: MOST + 1])
    machine = machine_of(screen.model_class)

    def group(row: Any) -> str:
        return str(resolve(row, view.row) or _("without"))

    lines = []
    for name, mine in groupby(sorted(found[:MOST], key=lambda r: (group(r), r.pk)), key=group):
        bars = []
        for n, row in enumerate(mine):
            state = getattr(row, machine.field) if machine else ""
            begin, end = _at(resolve(row, view.start), span), _at(resolve(row, view.end), span, after=True)
            bars.append(
                {
                    "url": f"{screen.url}{row.pk}/",
                    "text": str(resolve(row, view.text)),
                    "x": begin,
                    "width": max(end - begin, 6),
                    "y": n * 22 + 3,
                    "colour": machine.states[state].colour if machine and state in machine.states else "grey",
                }
            )
        lines.append({"title": name, "bars": bars, "height": len(bars) * 22 + 2})
    today = clock_of(request).today()
    ticks = [{"x": (n - 1) * WIDTH / span.days, "n": n} for n in range(1, span.days + 1)]
    return {
        "span": span,
        "before": span.back().code,
        "after": span.following().code,
        "lines": lines,
        "ticks": ticks,
        "width": WIDTH,
        "now": _at(today, span) if span.first <= today <= span.last else None,
        "too_many": MOST if len(found) > MOST else 0,
    }


def _at(value: Any, span: Span, *, after: bool = False) -> float:
    """Where a day stands in the drawing; what lies beyond the month stops at its edge."""
    day = timezone.localtime(value).date() if isinstance(value, datetime) else value
    if not isinstance(day, date):
        return WIDTH if after else 0
    passed = (day - span.first).days + (1 if after else 0)
    return round(min(max(passed, 0), span.days) * WIDTH / span.days, 1)
