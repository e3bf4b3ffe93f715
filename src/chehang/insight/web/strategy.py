"""The targets of a strategy year by year beside what was reached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.measures import Span, read
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, page

from ..group import AVERAGES
from ..saying import said
from ..strategy.models import Strategy, StrategyTarget
from .measures import today_of


@page("insight.see_strategies")
def years(request: HttpRequest, pk: int) -> HttpResponse:
    """One row a measure and year; a year that has not begun has its target only."""
    actor, today = actor_of(request), today_of(request)
    strategy = access.get(Strategy, pk, actor)
    lines = [_line(t, actor, today) for t in strategy.targets.order_by("measure", "year")]
    return render(request, "insight/strategy_years.html", {"strategy": strategy, "lines": lines})


def _line(target: StrategyTarget, actor: Actor, today: Any) -> dict[str, Any]:
    measure = target.known
    line: dict[str, Any] = {"t": target, "target": target.target_words}
    if measure is not None and target.year >= today.year and measure.kind == "flow" and measure.unit not in AVERAGES:
        line["plan"] = f"measure={measure.name}&year={target.year}&total={target.target.normalize():f}"
    if measure is None or target.year > today.year or not actor.may(measure.permission):
        return line
    span = Span.read(str(target.year))
    assert span is not None
    value = read(measure, actor, span, today).value
    gap = value - target.target if value is not None else None
    behind = gap is not None and (gap < 0 if measure.better == "up" else gap > 0)
    return line | {
        "url": f"{measure.url}?span={span.code}",
        "reached": said(measure, value),
        "share": plain(value / target.target, "rate") if value is not None and target.target else "",
        "gap": said(measure, gap) if gap is not None else "",
        "running": target.year == today.year,
        "behind": behind and target.year < today.year,
    }
