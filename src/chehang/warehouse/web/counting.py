"""Counting the shelves with a phone or a scanner: bin by bin, without seeing what the book says."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.catalogue.codes import codes_of
from chehang.core import access
from chehang.core.web.acts import attempt
from chehang.core.web.door import actor_of, clock_of, page
from chehang.warehouse.counts.calendar import calendar
from chehang.warehouse.models import StockCount, StockCountLine

BINS = 12


@page("warehouse.open_counting")
def index(request: HttpRequest) -> HttpResponse:
    """Counts under way."""
    counts = access.rows(StockCount, actor_of(request)).filter(state__in=("planned", "counting", "recount"))
    return render(request, "warehouse/counting_index.html", {"rows": counts.order_by("planned_on", "id")[:100]})


@page("warehouse.open_counting")
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """The next bins that wait for this person; each act answers with the sheet as it is now."""
    refusal = None
    if request.method == "POST":
        refusal = _act(request, pk)
    actor = actor_of(request)
    sheet = access.get(StockCount, pk, actor)
    if sheet.state not in ("counting", "recount") and not refusal:
        to = f"/warehouse/stock_counts/{pk}/"
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": to})
        return HttpResponseRedirect(to)
    lines = list(sheet.lines.select_related("bin", "lot", "part").order_by("bin__walk_order", "bin__code", "n"))
    waits = [x for x in lines if _waits(sheet, x)]
    mine = [x for x in waits if actor.employee_id not in (x.first_by_id, x.second_by_id)]
    bins = [(place, list(rows)) for place, rows in groupby(mine, key=lambda x: x.bin)]
    context: dict[str, Any] = {
        "sheet": sheet,
        "bins": bins[:BINS],
        "codes": codes_of({x.part_id for _place, rows in bins[:BINS] for x in rows}),
        "more": max(len(bins) - BINS, 0),
        "done": len(lines) - len(waits),
        "total": len(lines),
        "others": len(waits) - len(mine),
        "finished": not waits,
        "refusal": refusal,
    }
    whole = not request.headers.get("HX-Request")
    template = "warehouse/counting.html" if whole else "warehouse/counting_work.html"
    return render(request, template, context, status=422 if refusal else 200)


def _waits(sheet: StockCount, line: StockCountLine) -> bool:
    return line.round == 1 if sheet.state == "counting" else line.round > 0


def _act(request: HttpRequest, pk: int) -> Any:
    if request.POST.get("finish"):
        return attempt(request, "warehouse.finish_stock_count", {"count": pk})[1]
    found = [
        {"line": name.removeprefix("line_"), "found": str(value).strip()}
        for name, value in request.POST.items()
        if name.startswith("line_") and str(value).strip()
    ]
    return attempt(request, "warehouse.enter_stock_count", {"count": pk, "lines": found})[1]


@page("warehouse.open_count_calendar")
def calendar_page(request: HttpRequest) -> HttpResponse:
    """When which class is due, and what is under way."""
    actor, today = actor_of(request), clock_of(request).today()
    rows = [{"due": d, "late": d.late(today)} for d in calendar(actor, today)]
    return render(
        request,
        "warehouse/count_calendar.html",
        {"rows": rows, "may_plan": actor.may("warehouse.plan_stock_count")},
    )
