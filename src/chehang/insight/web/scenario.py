"""情景测算: what is assumed beside what was, and what follows from it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.measures import Span
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, page

from ..cockpit import agreed_for
from ..saying import said
from ..scenarios.models import Scenario
from ..scenarios.reckoning import Line, reckon
from .measures import today_of


@page("insight.see_scenarios")
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The assumptions first, then what follows; beside it the target of the period."""
    actor, today = actor_of(request), today_of(request)
    scenario = access.get(Scenario, pk, actor)
    span = Span.read(scenario.period)
    assert span is not None
    lines = reckon(scenario.assumptions.order_by("id"), actor, span, today)
    agreed = agreed_for([line.measure.name for line in lines], actor, span)
    shown = [_drawn(line, span, agreed.get(line.measure.name)) for line in lines]
    context = {
        "scenario": scenario,
        "span": span,
        "assumed": [s for s in shown if s["line"].assumption],
        "following": [s for s in shown if not s["line"].assumption],
    }
    return render(request, "insight/scenario_sheet.html", context)


def _drawn(line: Line, span: Span, target: Any) -> dict[str, Any]:
    measure, change = line.measure, line.change
    return {
        "line": line,
        "url": f"{measure.url}?span={span.code}",
        "base": said(measure, line.base),
        "then": said(measure, line.then),
        "change": said(measure, change) if change is not None else "",
        "share": plain(change / abs(line.base), "rate") if change is not None and line.base else "",
        "good": change is not None and change != 0 and (change > 0) == (measure.better == "up"),
        "target": said(measure, target.target) if target and target.target is not None else "",
    }
