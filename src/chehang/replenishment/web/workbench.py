"""The stock plan on one page: fill against capital, and every part with its sentence."""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core import access
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.charts import COLOURS
from chehang.core.web.door import actor_of, clock_of, page
from chehang.purchasing.quota import current
from chehang.replenishment.hand import effect, fill
from chehang.replenishment.kinds import Abc, Life, Reason, Todo
from chehang.replenishment.models import Plan, PlanLine
from chehang.replenishment.moves import Move
from chehang.replenishment.notes import said
from chehang.replenishment.operations.change_line import change_line
from chehang.replenishment.ordering import fetched
from chehang.replenishment.since import told

PAGE = 100
CHOICES = {"todo": Todo, "abc": Abc, "life": Life, "reason": Reason}
TITLES = {
    "todo": gettext_lazy("What is to be done"),
    "abc": gettext_lazy("Class"),
    "life": gettext_lazy("Course of demand"),
    "reason": gettext_lazy("What limits it"),
}
ORDERS = {"value": "-value", "part": "part_no", "order": "-order_qty", "available": "-available", "gain": "-act_gain"}
# Lists of their own: what changed since the plan before, what is stocked from now on, what no longer, what a hand changed.
LISTS = {
    "changed": (gettext_lazy("Changed since the last plan"), Q(was__isnull=False)),
    "in": (gettext_lazy("Stocked from now on"), Q(was__step="in")),
    "out": (gettext_lazy("No longer stocked"), Q(was__step="out")),
    "rule_in": (gettext_lazy("To be stocked by rule"), Q(basis__rule="in")),
    "rule_out": (gettext_lazy("To be stopped by rule"), Q(basis__rule="out")),
    "hand": (gettext_lazy("Changed by hand"), Q(change__isnull=False)),
}
MOVES = "moves"  # the list of what comes from other stores; it is reckoned today, not kept with the plan


@page("replenishment.open_plan")
def plan_page(request: HttpRequest) -> HttpResponse:
    """The plan named by ``?plan=``, else the proposal that waits, else the plan in force. A POST changes a line by hand."""
    actor = actor_of(request)
    refusal: Refused | None = None
    if request.method == "POST":
        data = {"line": request.POST.get("line"), "max": request.POST.get("max"), "reason": request.POST.get("reason")}
        try:
            perform(request, change_line, data, request.POST.get("_key", ""))
            return HttpResponseRedirect(request.get_full_path())
        except Refused as caught:
            refusal = caught
    plan = _plan(request, actor)
    quota = current(actor, clock_of(request).today())
    context: dict[str, Any] = {"plan": plan, "quota": quota, "refusal": refusal, "key": next_key(request, refusal)}
    if plan:
        parcels = fetched(actor, plan, clock_of(request).today())
        context |= _lines(request, plan, parcels) | {
            "curve": curve_chart(plan),
            "groups": groups(plan),
            "moved": moved(plan, parcels),
            "fill": shown(Decimal(str(round(fill(plan), 6)))),
            "held_fill": shown(plan.held_fill),
            "kept_fill": shown(plan.kept_fill),
            "notes": [said(code, params) for code, params in plan.notes],
            "by_hand": plan.state == "draft" and actor.may("replenishment.change_line"),
            "op": change_line,
        }
    return render(request, "replenishment/plan.html", context, status=status_of(refusal))


def _lines(request: HttpRequest, plan: Plan, parcels: list[Move]) -> dict[str, Any]:
    """The lines asked for, a page of them, each with its sentences."""
    order = request.GET.get("order", "value")
    lines = plan.lines.select_related("change").order_by(ORDERS.get(order, "-value"), "id")
    if words := request.GET.get("q", "").replace("\x00", "").strip()[:60]:
        lines = lines.filter(Q(part_no__icontains=words) | Q(part_name__icontains=words))
    chosen = {name: request.GET.get(name, "") for name in CHOICES}
    lines = lines.filter(**{name: value for name, value in chosen.items() if value in CHOICES[name].values})
    coming = from_where(parcels)
    if (only := request.GET.get("list", "")) in LISTS:
        lines = lines.filter(LISTS[only][1])
    elif only == MOVES:
        lines = lines.filter(part_id__in=list(coming))
    address = {"plan": plan.pk, "q": words, **chosen, "list": only if only in (*LISTS, MOVES) else ""}
    found = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    quotas = tuple("—" if p is None or p.quota is None else f"{p.quota:,.0f}" for p in (plan.before, plan))
    return {
        "lines": found,
        "said": [(line, since(line, quotas), besides(plan, line, coming)) for line in found],
        "q": words,
        "order": order if order in ORDERS else "value",
        "filters": [(name, TITLES[name], kinds.choices, chosen[name]) for name, kinds in CHOICES.items()],
        "lists": [(name, title, name == only) for name, (title, _rule) in LISTS.items()],
        "list": only if only in (*LISTS, MOVES) else "",
        "address": urlencode({name: value for name, value in address.items() if value}),
    }


def besides(plan: Plan, line: PlanLine, coming: dict[int, str]) -> list[str]:
    """What is said of a line beside its reason: where it comes from, and what the trade's rule of hits says, with what the plan's own
    highest stock fills."""
    told = [coming[line.part_id]] if line.part_id in coming else []
    if rule := line.basis.get("rule"):
        words = {
            "top": f"{line.top.normalize():f}",
            "gain": f"{line.filled(line.top) / max(float(plan.demands), 1e-9) * 100:.2f}",
        }
        says = (
            _(
                "By rule (asked for in three of six months) it is to be stocked; this plan: highest %(top)s, filling %(gain)s points"
            )
            if rule == "in"
            else _(
                "By rule (one month with demand in twelve at most, in six for class C) it is to be stopped; this plan: highest"
                " %(top)s, filling %(gain)s points"
            )
        )
        told.append(says % words)
    return told


def since(line: PlanLine, quotas: tuple[str, ...]) -> str:
    """What the line says otherwise than the plan before, and why; empty where it does not."""
    if line.was is None:
        return ""
    now = {
        "max": float(line.max), "price": float(line.price), "hits": line.why["hits"], "reason": line.why["reason"],
        "must": line.why["must"], "mean": line.basis.get("mean") or 0, "lead": line.basis.get("lead") or 0,
    }  # fmt: skip
    return told(line.was, now, (quotas[0], quotas[1]))


@dataclass(frozen=True)
class Group:
    """What is to be done: for how many parts, what it costs (below zero: sets free), and how much fill it brings."""

    todo: str
    title: Any
    parts: int
    cost: Decimal
    points: str


def groups(plan: Plan) -> list[Group]:
    """The plan by what is to be done, with the cost and the gain of each group."""
    sums = plan.lines.values("todo").annotate(parts=Count("id"), cost=Sum("act_cost"), gain=Sum("act_gain")).order_by()
    found = {row["todo"]: row for row in sums}
    every = max(float(plan.demands), 1e-9)
    return [
        Group(todo.value, todo.label, row["parts"], row["cost"], f"{float(row['gain']) / every * 100:+.1f}")
        for todo in Todo
        if (row := found.get(todo.value)) and todo != Todo.KEEP
    ]


@dataclass(frozen=True)
class Moved:
    """What comes from other stores instead of being bought: for how many parts, the purchases not made, the freight, and fill."""

    parts: int
    cost: Decimal
    freight: Decimal
    stores: str
    points: str

    @property
    def saves(self) -> Decimal:
        return self.cost - self.freight


def moved(plan: Plan, parcels: list[Move]) -> Moved | None:
    """The parcels taken together; None where nothing lies idle in another store."""
    pieces: dict[int, Decimal] = {}
    for move in parcels:
        for x in move.lines:
            pieces[x.part.pk] = pieces.get(x.part.pk, ZERO) + x.quantity
    if not pieces:
        return None
    gain = 0.0
    for line in plan.lines.filter(part_id__in=pieces).only("plan", "part", "gains", "available", "on_order"):
        there = max(line.available + line.on_order, ZERO)
        gain += line.filled(there + pieces[line.part_id]) - line.filled(there)
    return Moved(
        len(pieces),
        sum((x.saves for move in parcels for x in move.lines), ZERO),
        sum((move.freight for move in parcels), ZERO),
        "、".join(move.store.short_name for move in parcels),
        f"{gain / max(float(plan.demands), 1e-9) * 100:+.1f}",
    )


def from_where(parcels: list[Move]) -> dict[int, str]:
    """Of each part that comes from other stores how many lie idle where, and what need not be bought."""
    told: dict[int, list[str]] = {}
    for move in parcels:
        for x in move.lines:
            words = {
                "store": move.store.short_name,
                "idle": f"{x.idle.normalize():f}",
                "much": f"{x.quantity.normalize():f}",
            }
            told.setdefault(x.part.pk, []).append(
                _("%(idle)s lie idle in %(store)s: fetch %(much)s, %(yuan)s yuan need not be bought")
                % {**words, "yuan": f"{x.saves:,.2f}"}
            )
    return {part: _("; ").join(some) for part, some in told.items()}


@page("replenishment.open_plan")
def what_if(request: HttpRequest) -> JsonResponse:
    """Fill and capital of the plan if one highest stock were another: ``?line=7&max=3``."""
    given = [request.GET.get(name, "") for name in ("line", "max")]
    # A database of a group counts its rows from a beginning of its own: an id may be long.
    if not all(x.isascii() and x.isdigit() and len(x) < most for x, most in zip(given, (19, 10), strict=True)):
        raise NotFound("not_found", _("There is no such page."))
    line = access.get(PlanLine, int(given[0]), actor_of(request))
    found = effect(line.plan, line, Decimal(given[1]))
    quota = line.plan.quota
    words = _("Fill %(fill)s %% (%(points)s), capital %(capital)s (%(more)s)") % {
        "fill": f"{found.fill * 100:.2f}",
        "points": f"{found.filled / max(float(line.plan.demands), 1e-9) * 100:+.2f}",
        "capital": f"{found.capital:,.2f}",
        "more": f"{found.more:+,.2f}",
    }
    if quota is not None:
        words += _(", left in the quota %(left)s") % {"left": f"{quota - found.capital:,.2f}"}
    return JsonResponse({"words": words, "fill": found.fill, "capital": str(found.capital)})


def _plan(request: HttpRequest, actor: Actor) -> Plan | None:
    found = rows(Plan, actor).select_related("maker", "approval", "before")
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
        (_("Proposed plan"), plan.capital, plan.line_fill, COLOURS[2]),
    ]
    line = {"data": [{"xAxis": int(plan.quota), "name": _("Quota")}]} if plan.quota is not None else {"data": []}
    # The quota is in sight even where it lies far beyond what any plan needs.
    widest = max(float(plan.quota or 0) * 1.02, float(plan.held_value), *(capital for capital, *_fill in plan.curve))
    words = {"fill": shown(max(plan.line_fill, plan.kept_fill)), "held": shown(plan.held_fill)}
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
