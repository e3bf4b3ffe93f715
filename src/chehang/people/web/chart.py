"""The organisation chart."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.web.door import actor_of, clock_of, page
from chehang.people.chart import chart


@page("people.open_chart")
def org_chart(request: HttpRequest) -> HttpResponse:
    """Posts and who holds them, today or on another day."""
    actor, today = actor_of(request), clock_of(request).today()
    try:
        on = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        on = today
    context = {"tree": chart(actor.store_id, on), "on": on, "may_found": actor.may("people.found_organisation")}
    return render(request, "people/chart.html", context)
