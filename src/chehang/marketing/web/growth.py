"""客户增长: new customers by month, by what they came for and what brought them. The calendar of activities of a year."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.web.charts import line_chart
from chehang.core.web.door import actor_of, clock_of, page

from ..growing import CAME_FOR, by_source, growth
from ..seasons import year_of


@page("marketing.open_growth")
def new_customers(request: HttpRequest) -> HttpResponse:
    """Twelve months; numbers only, nobody is named."""
    months = growth(actor_of(request), clock_of(request).today())
    run = list(reversed(months))
    lines: dict[str, Sequence[Any]] = {str(title): [m.came_for[code] for m in run] for code, title in CAME_FOR.items()}
    options = line_chart(_("New customers"), [f"{m.first:%Y-%m}" for m in run], lines)
    context = {"months": months, "titles": CAME_FOR.values(), "sources": by_source(months), "options": options}
    return render(request, "marketing/growth.html", context)


@page("marketing.open_calendar")
def calendar(request: HttpRequest) -> HttpResponse:
    """A year of campaigns, policies, releases and market surveys, month by month, with the season and the budgets."""
    today = clock_of(request).today()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and abs(int(asked) - today.year) <= 20 else today.year
    months = year_of(actor_of(request), year)
    context = {"months": months, "year": year, "before": year - 1, "after": year + 1, "today": today.replace(day=1),
               "cost": sum((m.cost for m in months), Decimal(0))}  # fmt: skip
    return render(request, "marketing/calendar.html", context)
