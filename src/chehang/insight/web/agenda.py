"""经营分析会议题: what the monthly review has to speak of, each with its cause and a task, and one click to call it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.measures import Span
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, page

from ..agenda import Red, late_goals, left_open, reds
from ..saying import said
from .measures import span_of, switches, today_of

LONGEST = 900  # of an agenda


@page("insight.open_agenda")
def agenda(request: HttpRequest) -> HttpResponse:
    """Of the last whole month, or another one."""
    actor, today = actor_of(request), today_of(request)
    span = span_of(request) if request.GET.get("span") else Span.of("month", today).back()
    span = span if span.kind == "month" else Span.of("month", span.first)
    red, goals, decided = reds(actor, span, today), late_goals(actor, today), left_open(actor)
    lines = [_drawn(r, span) for r in red]
    call = {
        "kind": "operation",
        "title": _("Operating review %(month)s") % {"month": span.code},
        "agenda": _text(lines, goals, decided),
    }
    context = {"reds": lines, "goals": goals, "decided": decided, "call": urlencode(call), **switches(request, span)}
    return render(request, "insight/agenda.html", context)


def _drawn(red: Red, span: Span) -> dict[str, Any]:
    measure, target = red.measure, red.judged.target.target
    words = {"measure": measure.title, "value": said(measure, red.reading.value)}
    title = _("%(measure)s %(value)s: bring it back") % words
    return {
        "r": red,
        "value": words["value"],
        "target": said(measure, target) if target is not None else "",
        "reached": plain(red.judged.reached, "rate") if red.judged.reached is not None else "",
        "url": f"{measure.url}?span={span.code}",
        "why": f"{measure.url}why/?span={span.code}" + ("&with=target" if target is not None else ""),
        "task": urlencode({"title": title[:100]}),
    }


def _text(lines: list[dict[str, Any]], goals: list[Any], decided: list[Any]) -> str:
    told = [f"{x['r'].measure.title} {x['value']}" + (f" / {x['target']}" if x["target"] else "") for x in lines]
    told += [f"{g.number} {g.title}" for g in goals] + [f"{d.meeting.number}: {d.text}" for d in decided]
    return "\n".join(f"{n}. {text}" for n, text in enumerate(told, 1))[:LONGEST] or _("Figures of the month")
