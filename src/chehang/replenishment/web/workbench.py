"""The stock plan on one page: fill against capital, and every part with its sentence."""

import math
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.errors import NotFound
from chehang.core.web.charts import COLOURS
from chehang.core.web.door import actor_of, page
from chehang.purchasing.quota import current
from chehang.replenishment.kinds import Abc, Life, Reason
from chehang.replenishment.models import Plan
from chehang.replenishment.notes import said

PAGE = 100
CHOICES = {"abc": Abc, "life": Life, "reason": Reason}
TITLES = {
    "abc": gettext_lazy("Class"),
    "life": gettext_lazy("Course of demand"),
    "reason": gettext_lazy("What limits it"),
}
ORDERS = {"value": "-value", "part": "part_no", "order": "-order_qty", "available": "-available"}


@page("replenishment.open_plan")
def plan_page(request: HttpRequest) -> HttpResponse:
    """The plan named by ``?plan=``, else the proposal that waits, else the plan in force."""
    actor = actor_of(request)
    plan = _plan(request, actor)
    quota = current(actor, request.clock.today())  # type: ignore[attr-defined]
    context: dict[str, Any] = {"plan": plan, "quota": quota}
    if plan:
        order = request.GET.get("order", "value")
        lines = plan.lines.order_by(ORDERS.get(order, "-value"), "id")
        if words := request.GET.get("q", "").replace("\x00", "").strip()[:60]:
            lines = lines.filter(Q(part_no__icontains=words) | Q(part_name__icontains=words))
        chosen = {name: request.GET.get(name, "") for name in CHOICES}
        lines = lines.filter(**{name: value for name, value in chosen.items() if value in CHOICES[name].values})
        address = {"plan": plan.pk, "q": words, **chosen}
        context |= {
            "curve": curve_chart(plan),
            "lines": Paginator(lines, PAGE).get_page(request.GET.get("page")),
            "q": words,
            "order": order if order in ORDERS else "value",
            "filters": [(name, TITLES[name], kinds.choices, chosen[name]) for name, kinds in CHOICES.items()],
            "address": urlencode({name: value for name, value in address.items() if value}),
            "fill": shown(plan.line_fill),
            "held_fill": shown(plan.held_fill),
            "notes": [said(code, params) for code, params in plan.notes],
        }
    return render(request, "replenishment/plan.html", context)


def _plan(request: HttpRequest, actor: Actor) -> Plan | None:
    found = rows(Plan, actor).select_related("maker", "approval")
    asked = request.GET.get("plan", "")
    if asked:
        plan = found.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
        if plan is None:
            raise NotFound("not_found", _("There is no such page."))
        return plan
    return found.filter(state="draft").first() or found.filter(state="approved").first()


def shown(share: Decimal) -> str:
    """A share as per cent with one place."""
    return f"{share * 100:.1f} %"


def curve_chart(plan: Plan) -> dict[str, Any]:
    """Options of the chart: the curve, with today, the quota and the proposal marked."""
    points = [[capital, round(line * 100, 2)] for capital, line, _unit in plan.curve]
    marks = [
        (_("Today"), plan.held_value, plan.held_fill, COLOURS[3]),
        (_("Proposed plan"), plan.highest_value, plan.line_fill, COLOURS[2]),
    ]
    line = {"data": [{"xAxis": int(plan.quota), "name": _("Quota")}]} if plan.quota is not None else {"data": []}
    # The quota is in sight even where it lies far beyond what any plan needs.
    widest = max(float(plan.quota or 0) * 1.02, float(plan.held_value), *(capital for capital, *_fill in plan.curve))
    words = {"fill": shown(plan.line_fill), "held": shown(plan.held_fill)}
    return {
        "title": {"text": _("%(fill)s of the demands filled, today %(held)s") % words, "textStyle": {"fontSize": 14}},
        "tooltip": {"trigger": "item"},
        "legend": {"bottom": 0},
        "grid": {"left": 56, "right": 40, "top": 60, "bottom": 60},
        "xAxis": {
            "type": "value",
            "name": _("yuan"),
            "min": 0,
            "max": math.ceil(widest / 10_000) * 10_000,
            "splitNumber": 4,
            "axisLabel": {"hideOverlap": True},
        },
        "yAxis": {"type": "value", "name": "%", "max": 100},
        "series": [
            {
                "type": "line",
                "name": _("Demands filled, %"),
                "data": points,
                "showSymbol": False,
                "color": COLOURS[0],
                "markLine": {
                    "symbol": "none",
                    "label": {"formatter": "{b}"},
                    "lineStyle": {"color": COLOURS[1]},
                    **line,
                },
            },
            *(
                {
                    "type": "scatter",
                    "name": name,
                    "color": colour,
                    "symbolSize": 14,
                    "data": [[round(float(capital)), round(float(fill) * 100, 2)]],
                }
                for name, capital, fill, colour in marks
            ),
        ],
    }
