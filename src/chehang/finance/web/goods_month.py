"""进销存月报 on a page: each part opens its movements of the month, the ends open the stock account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import workbook
from chehang.ledger.models import Period
from chehang.stock.models import Entry

from ..goods_month import Report, report
from .asking import day, number

SHOWN = 500


@page("finance.open_goods_month")
def goods_month(request: HttpRequest) -> HttpResponse:
    """The report of ``?month=``; ``?part=`` opens the movements behind a row."""
    actor = actor_of(request)
    months = list(rows(Period, actor).order_by("-first_day"))
    today = clock_of(request).today()
    wanted = day(request, "month", today).replace(day=1)
    month = next((m for m in months if m.first_day == wanted), months[0] if months else None)
    found = report(actor, month) if month else None
    if found and "export" in request.GET:
        return _sheet(found)
    part = number(request, "part")
    context: dict[str, Any] = {
        "month": month,
        "months": months,
        "found": found,
        "rows": found.rows[:SHOWN] if found else [],
        "more": max(len(found.rows) - SHOWN, 0) if found else 0,
        "part": next((r.part for r in found.rows if r.part_id == part), None) if found and part else None,
    }
    if month and context["part"]:
        context["entries"] = rows(Entry, actor).filter(owner="own", part_id=part, business_date__gte=month.first_day, business_date__lte=month.last_day
        ).select_related("bin").order_by("id")[:SHOWN]  # fmt: skip
    return render(request, "finance/goods_month.html", context)


def _sheet(found: Report) -> HttpResponse:
    sheets = [
        Sheet("no", _("Part number"), "text"), Sheet("name", _("Name"), "text", width=30), Sheet("category", _("Category"), "text"),
        Sheet("opening", _("Opening quantity"), "quantity"), Sheet("opening_value", _("Opening value"), "money"),
        Sheet("came", _("Quantity in"), "quantity"), Sheet("came_value", _("Value that came in"), "money"),
        Sheet("left", _("Quantity out"), "quantity"), Sheet("left_value", _("Value that went out"), "money"),
        Sheet("closing", _("Closing quantity"), "quantity"), Sheet("closing_value", _("Closing value"), "money"),
    ]  # fmt: skip
    names = [s.key for s in sheets[3:]]
    values: list[list[Any]] = [
        [r.part.display_no, r.part.name_cn, r.part.category.name if r.part.category else "", *(getattr(r, n) for n in names)]
        for r in found.rows
    ]  # fmt: skip
    values.append([_("Total"), "", "", *(getattr(found.total, n) if n.endswith("value") else None for n in names)])
    return workbook(sheets, values, _("Monthly stock report"))
