"""Budget against actual: department by department, item by item, with what was said about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.web.door import actor_of, page
from chehang.org.posts import DEPARTMENTS

from ..budget.room import in_force, rooms
from ..models import Variance
from .closing import month_of


@page("finance.open_budget_report")
def report(request: HttpRequest) -> HttpResponse:
    """The month and the year so far; what left the budget by more than five per cent wants a reason."""
    actor = actor_of(request)
    months, period = month_of(request, actor.store_id, "month")
    rows = []
    if period is not None:
        said = {(v.department, v.item): v for v in access.rows(Variance, actor).filter(period=period).order_by("id")}
        year = {(r.department, r.item): r for r in rooms(actor, period.first_day.replace(month=1), period.last_day)}
        for room in rooms(actor, period.first_day, period.last_day):
            rows.append({"room": room, "year": year.get((room.department, room.item)), "off": room.off,
                         "department": DEPARTMENTS.get(room.department, room.department), "said": said.get((room.department, room.item))})  # fmt: skip
    context = {
        "months": months,
        "period": period,
        "rows": rows,
        "budget": in_force(actor.store_id, period.year) if period else None,
    }
    return render(request, "finance/budget.html", context)
