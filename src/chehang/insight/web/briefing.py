"""拜访简报: one page to read in the car before a visit, and to print."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.measures import Span
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, page
from chehang.work.models import Note

from ..briefing import drawing
from ..briefing.kinds import Brief, Partner, briefs
from ..saying import said
from .measures import today_of


@page("insight.open_briefing")
def briefing(request: HttpRequest) -> HttpResponse:
    """For a kind of partner (``with``) and, if given, a name; ``note`` is a contact note that the visit goes back to."""
    actor, today = actor_of(request), today_of(request)
    brief = _brief(request)
    words, note = request.GET.get("name", "").replace("\x00", "").strip()[:100], None
    asked = request.GET.get("note", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 18 and actor.may("work.see_notes"):
        note = access.get(Note, int(asked), actor)
    notes, papers = actor.may("work.see_notes"), actor.may("work.see_contracts")
    context = {
        "partner": brief.partner,
        "partners": Partner,
        "words": words,
        "note": note,
        "today": today,
        "month": Span.of("month", today).back(),
        "promises": drawing.promises(actor) if notes else [],
        "contacts": drawing.contacts(actor, words, today) if notes else [],
        "contracts": drawing.contracts(brief, actor, words) if papers else [],
    }
    return render(request, "insight/briefing.html", context)


def _brief(request: HttpRequest) -> Brief:
    return briefs().get(request.GET.get("with", ""), briefs()[Partner.MAKER])


@page("insight.open_briefing")
def figures(request: HttpRequest) -> HttpResponse:
    """The measures of the page, read after it is shown: each of six months costs a query."""
    actor, today = actor_of(request), today_of(request)
    drawn = [_drawn(f) for f in drawing.figures(_brief(request), actor, today)]
    context = {"figures": drawn, "month": Span.of("month", today).back()}
    return render(request, "insight/briefing_figures.html", context)


def _drawn(figure: drawing.Figure) -> dict[str, Any]:
    """The number in words, the change to the month before, the target, and the months before it."""
    measure, now = figure.measure, figure.last.value
    before = figure.run[-2].value
    change = now - before if now is not None and before is not None else None
    judged = figure.judged
    target = judged.target.target if judged else None
    return {
        "measure": measure,
        "url": f"{measure.url}?span={figure.last.span.code}",
        "value": said(measure, now),
        "change": ("+" if change > 0 else "") + said(measure, change) if change is not None else "",
        "target": said(measure, target) if target is not None else "",
        "reached": plain(judged.reached, "rate") if judged and judged.reached is not None else "",
        "colour": judged.colour if judged else "",
        "words": judged.words if judged else "",
        "trend": " · ".join("–" if r.value is None else plain(r.value, measure.unit_of.kind) for r in figure.run[:-1]),
    }
