"""The calendar of the store as a year of months: working days, days off, what the store decided itself."""

from calendar import Calendar as Weeks
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.calendar import Calendar, calendar_of, known_until, state_days
from chehang.core.web.door import actor_of, clock_of, page

FIRST, LAST = 2016, 2100


@page("org.open_calendar")
def year(request: HttpRequest) -> HttpResponse:
    """Twelve months of a year; ``?month`` shows one of them large, with the hours of each day."""
    today = clock_of(request).today()
    wanted, month = _number(request, "year", today.year, FIRST, LAST), _number(request, "month", 0, 1, 12)
    calendar = calendar_of(actor_of(request))
    months = [_month(calendar, wanted, n, today) for n in ([month] if month else range(1, 13))]
    context = {
        "year": wanted,
        "month": month,
        "months": months,
        "working": sum(m["working"] for m in months),
        "unknown": date(wanted, 1, 1) > known_until(),
        "before": wanted - 1 if wanted > FIRST else None,
        "after": wanted + 1 if wanted < LAST else None,
        "today": today,
    }
    return render(request, "org/calendar.html", context)


def _number(request: HttpRequest, name: str, otherwise: int, least: int, most: int) -> int:
    raw = request.GET.get(name, "")
    number = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 5 else otherwise
    return number if least <= number <= most else otherwise


def _month(calendar: Calendar, year: int, month: int, today: date) -> dict[str, Any]:
    weeks = [[_day(calendar, day, month, today) for day in week] for week in Weeks().monthdatescalendar(year, month)]
    return {
        "first": date(year, month, 1),
        "number": month,
        "weeks": weeks,
        "working": sum(day["working"] for week in weeks for day in week if day["inside"]),
    }


def _day(calendar: Calendar, day: date, month: int, today: date) -> dict[str, Any]:
    if day.month != month:
        return {"inside": False, "working": False}
    own, state = calendar.own(day), state_days().get(day)
    return {
        "inside": True,
        "day": day,
        "working": calendar.is_working_day(day),
        "hours": " ".join(f"{a:%H:%M}–{b:%H:%M}" for a, b in calendar.hours(day)),
        "state": state,
        "own": own,
        "note": own.reason if own else state.name if state else "",
        "today": day == today,
        "past": day < today,
    }
