"""经营计划: the workshop's year, cars × output per car, month by month beside what came."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.measures import measures
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, page

from ..operating import CARS, OUTPUT, PER_CAR, Line, Side, lines_of, over
from ..saying import said
from .measures import today_of


@page("insight.open_operating")
def operating(request: HttpRequest) -> HttpResponse:
    """The plan of a year; without a year the one that runs, or the next where only that is planned."""
    actor, today = actor_of(request), today_of(request)
    asked = request.GET.get("year", "")
    given = int(asked) if asked.isascii() and asked.isdigit() and asked[:2] == "20" and len(asked) == 4 else None
    lines, year = lines_of(actor, given or today.year, today), given or today.year
    if not lines and given is None and (following := lines_of(actor, today.year + 1, today)):
        lines, year = following, today.year + 1
    whole = Side(sum((x.plan.cars for x in lines), Decimal(0)), sum((x.plan.output for x in lines), Decimal(0)))
    known = measures()
    context = {
        "year": year,
        "years": [today.year - 1, today.year, today.year + 1],
        "lines": [_shown(x) for x in lines],
        "total": _shown(done) if (done := over(lines)) else None,
        "whole": _side(whole) if lines else None,
        "cars": known[CARS],
        "output": known[OUTPUT],
        "per_car": known[PER_CAR],
    }
    return render(request, "insight/operating.html", context)


def _side(side: Side | None) -> dict[str, str]:
    if side is None:
        return {}
    known = measures()
    per_car = side.per_car
    return {
        "cars": said(known[CARS], side.cars),
        "per_car": said(known[PER_CAR], per_car.quantize(Decimal("0.01"))) if per_car is not None else "",
        "output": said(known[OUTPUT], side.output),
    }


def _shown(line: Line) -> dict[str, Any]:
    share = line.share if line.by_cars is not None else None
    return {
        "month": line.month,
        "plan": _side(line.plan),
        "came": _side(line.came),
        "share": plain(share.quantize(Decimal("0.0001")), "rate") if share is not None else "",
        "behind": share is not None and share < 1,
        "by_cars": line.by_cars,
        "by_value": line.by_value,
    }
