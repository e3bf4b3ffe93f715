"""The tax calendar on a page."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chehang.core.web.door import actor_of, clock_of, page

from ..levies.due import calendar_month
from .asking import day

STATES = {
    "unbooked": (_("still to be reckoned"), "amber"),
    "open": (_("to be paid"), "blue"),
    "late": (_("late"), "red"),
    "paid": (_("paid"), "green"),
    "nothing": (_("nothing due"), "grey"),
    "year": (_("by the annual accounts"), "grey"),
}


@page("finance.open_tax_calendar")
def taxes(request: HttpRequest) -> HttpResponse:
    """What is due in the month of ``?month=`` (this one), and the last days of the months around it."""
    actor = actor_of(request)
    today: date = clock_of(request).today()
    month = day(request, "month", today).replace(day=1)
    rows = [(x, *STATES[x.state]) for x in calendar_month(actor, month, today)]
    context = {
        "month": month,
        "before": (month - timedelta(days=1)).replace(day=1),
        "after": (month + timedelta(days=32)).replace(day=1),
        "rows": rows,
        "owed": sum(x.owed for x, *_rest in rows),
        "rest": sum(x.rest for x, *_rest in rows),
        "today": today,
    }
    return render(request, "finance/taxes.html", context)
