"""经营驾驶舱: the general manager's day, made for the phone first; every number opens the rows that add up to it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.context import Actor
from chehang.core.documents import documents
from chehang.core.errors import NotFound
from chehang.core.measures import Measure, Span
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, clock_of, page
from chehang.org.posts import DEPARTMENTS

from .. import cockpit
from ..cockpit import Gauge
from ..saying import said
from .measures import today_of


def day_of(request: HttpRequest) -> date:
    """The day asked for, today otherwise; never one to come."""
    today, asked = today_of(request), Span.read(request.GET.get("day", "")[:10])
    return min(asked.first, today) if asked is not None and asked.kind == "day" else today


@page("insight.open_cockpit")
def home(request: HttpRequest) -> HttpResponse:
    """What waits and what is late first, then the departments; their numbers come after the page."""
    actor, day, today = actor_of(request), day_of(request), today_of(request)
    found = cockpit.exceptions(actor, clock_of(request))
    kinds = documents()
    span = Span.of("day", day)
    context = {
        "day": day,
        "before": span.back().code,
        "after": span.following().code if day < today else "",
        "is_today": day == today,
        "groups": [
            {"code": code, "title": DEPARTMENTS[code], "measures": shown, "spans": _spans(shown, day)}
            for code, shown in cockpit.departments(actor)
        ],
        "found": found,
        "requests": [{"r": r, "kind": kinds[r.document].title if r.document in kinds else ""} for r in found.requests],
    }
    return render(request, "insight/cockpit.html", context)


def _spans(shown: list[Measure], day: date) -> list[tuple[Measure, str]]:
    return [(m, Span.of("month" if m.kind == "flow" else "day", day).code) for m in shown]


@page("insight.open_cockpit")
def gauges(request: HttpRequest, department: str) -> HttpResponse:
    """The numbers of one department."""
    actor, day, today = actor_of(request), day_of(request), today_of(request)
    if department not in DEPARTMENTS:
        raise NotFound("not_found", _("There is no such page."))
    shown = [m for m in cockpit.gauges_of(department) if actor.may(m.permission)]
    made = [drawn(g, actor) for g in cockpit.gauges(shown, actor, day, today)]
    return render(request, "insight/gauges.html", {"gauges": made, "is_today": day == today})


def drawn(gauge: Gauge, actor: Actor) -> dict[str, Any]:
    """What a tile of the cockpit shows."""
    measure, judged = gauge.measure, gauge.judged
    reached = cockpit.reached(gauge)
    return {
        "measure": measure,
        "text": said(measure, gauge.main.value),
        "none": gauge.main.value is None,
        "url": f"{measure.url}?span={gauge.main.span.code}",
        "month": said(measure, gauge.month.value) if gauge.day is not None and gauge.month.value is not None else "",
        "moment": measure.kind != "flow",
        "target": said(measure, judged.target.target) if judged and judged.target.target is not None else "",
        "reached": plain(reached, "rate") if reached is not None else "",
        "colour": judged.colour if judged else "",
        "words": judged.words if judged else "",
    }
