"""Exceptions of working time in a month: every day that is late, without a punch or with one too few."""

from datetime import date, datetime, time, timedelta

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.access import rows
from chehang.core.context import STORE_TIME, Actor
from chehang.core.web.door import actor_of, clock_of, page
from chehang.people.models import Punch, StaffFile
from chehang.people.sheets import days_of, load
from chehang.people.showing import Said

MOST = 500
KINDS = ("missing", "absent", "late")


@page("people.open_exceptions")
def exceptions(request: HttpRequest) -> HttpResponse:
    """The days of one month, the newest first, for HR and the general manager; none after the last day whose punches are here."""
    actor, today = actor_of(request), clock_of(request).today()
    try:
        month = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        month = today.replace(day=1)
    files = rows(StaffFile, actor)
    read = load(actor, min(month, today.replace(day=1)), today)
    there = files.filter(hired_on__lte=today).exclude(left_on__lt=month).select_related("employee")
    known = _known_until(actor, month)
    found = [
        (one.day, file.employee, Said.of(one))
        for file in there.order_by("employee__number")
        for one in days_of(read, file)
        if one.state in KINDS and known is not None and one.day <= known
    ]
    found.sort(key=lambda x: x[0], reverse=True)
    context = {
        "month": month,
        "known": known,
        "whole": known is not None and known >= min(today, _after(month) - timedelta(days=1)),
        "found": [{"who": who, "day": said} for _day, who, said in found[:MOST]],
        "more": max(len(found) - MOST, 0),
    }
    return render(request, "people/exceptions.html", context)


def _known_until(actor: Actor, month: date) -> date | None:
    """The last day of the month of which any punch was brought in: before the file is here nobody was absent."""
    begin, end = (datetime.combine(day, time(), STORE_TIME) for day in (month, _after(month)))
    at = rows(Punch, actor).filter(at__gte=begin, at__lt=end).aggregate(last=Max("at"))["last"]
    return at.astimezone(STORE_TIME).date() if at else None


def _after(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
