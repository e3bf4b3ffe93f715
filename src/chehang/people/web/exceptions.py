"""Exceptions of working time in a month: every day that is late, without a punch or with one too few."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.access import rows
from chehang.core.web.door import actor_of, page
from chehang.people.models import StaffFile
from chehang.people.sheets import days_of, load
from chehang.people.showing import Said

MOST = 500
KINDS = ("missing", "absent", "late")


@page("people.open_exceptions")
def exceptions(request: HttpRequest) -> HttpResponse:
    """The days of one month, the newest first, for HR and the general manager."""
    actor, today = actor_of(request), request.clock.today()  # type: ignore[attr-defined]
    try:
        month = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        month = today.replace(day=1)
    files = rows(StaffFile, actor)
    read = load(actor, min(month, today.replace(day=1)), today)
    there = files.filter(hired_on__lte=today).exclude(left_on__lt=month).select_related("employee")
    found = [
        (one.day, file.employee, Said.of(one))
        for file in there.order_by("employee__number")
        for one in days_of(read, file)
        if one.state in KINDS
    ]
    found.sort(key=lambda x: x[0], reverse=True)
    context = {
        "month": month,
        "found": [{"who": who, "day": said} for _day, who, said in found[:MOST]],
        "more": max(len(found) - MOST, 0),
    }
    return render(request, "people/exceptions.html", context)
