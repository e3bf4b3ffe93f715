"""The cash forecast on a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import workbook

from ..treasury.forecast import KINDS, Week, forecast
from .asking import day


@page("finance.open_cash_forecast")
def cash_forecast(request: HttpRequest) -> HttpResponse:
    """Eight weeks; ``?week=`` opens the papers behind one of them."""
    actor, today = actor_of(request), clock_of(request).today()
    weeks = forecast(actor, today)
    if "export" in request.GET:
        return _sheet(weeks)
    wanted = day(request, "week", weeks[0].first)
    sums = [dict(w.by_kind()) for w in weeks]
    context: dict[str, Any] = {
        "weeks": weeks,
        "lowest": min(weeks, key=lambda w: w.after),
        "last": weeks[-1],
        "kinds": [(title, [(w, s[k]) for w, s in zip(weeks, sums, strict=True)]) for k, title in KINDS.items()],
        "opened": next((w for w in weeks if w.first == wanted), weeks[0]),
        "options": _chart(weeks),
    }
    return render(request, "finance/forecast.html", context)


def _chart(weeks: list[Week]) -> dict[str, Any]:
    return {
        "xAxis": {"type": "category", "data": [f"{w.first:%m-%d}" for w in weeks]},
        "yAxis": {"type": "value"},
        "series": [
            {"type": "bar", "name": _("Comes in"), "stack": "flow", "data": [float(w.came) for w in weeks]},
            {"type": "bar", "name": _("Goes out"), "stack": "flow", "data": [float(w.went) for w in weeks]},
            {"type": "line", "name": _("There at the end"), "data": [float(w.after) for w in weeks]},
        ],
    }


def _sheet(weeks: list[Week]) -> HttpResponse:
    sheets = [Sheet("day", _("Date"), "date"), Sheet("kind", _("Kind"), "text"), Sheet("text", _("Document"), "text", width=40), Sheet("amount", _("Amount"), "money")]  # fmt: skip
    values: list[list[Any]] = [[None, _("There at the start"), "", weeks[0].before]]
    values += [[f.day, str(f.title), f.text, f.amount] for w in weeks for f in w.flows]
    values.append([None, _("After eight weeks"), "", weeks[-1].after])
    return workbook(sheets, values, _("Cash forecast of eight weeks"))
