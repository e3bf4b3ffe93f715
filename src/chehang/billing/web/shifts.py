"""The shift report (交班表) on a page."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.billing.models import Receipt
from chehang.billing.shift import shift
from chehang.core import access
from chehang.core.web.door import actor_of, clock_of, page


@page("billing.open_shift")
def report(request: HttpRequest) -> HttpResponse:
    """What was taken and given back on a day by method; each sum opens its receipts."""
    actor = actor_of(request)
    today = clock_of(request).today()
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        day = today
    raw = request.GET.get("cashier", "")
    chosen = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 19 else 0
    cashiers = access.rows(Receipt, actor).filter(date=day).values_list("cashier_id", "cashier_name")
    context = {
        "shift": shift(actor, day, cashier_id=chosen),
        "cashiers": sorted(set(cashiers), key=lambda c: c[1]),
        "chosen": chosen,
    }
    return render(request, "billing/shift.html", context)
