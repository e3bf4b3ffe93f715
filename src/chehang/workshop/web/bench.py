"""A technician's bench on his phone: what he works on, what is his next, one big button each, or the code of a line on the paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.web.acts import attempt, given
from chehang.core.web.door import actor_of, page

from ..kinds import LineKind, Pause
from ..models import Clocking, LineShare, OrderLine, Requisition
from ..states import AT_WORK, ORDER, TO_COME

ACTS = {
    "on": "workshop.clock_on",
    "off": "workshop.clock_off",
    "parts": "workshop.request_parts",
    "check": "workshop.inspect_order",
}
FIELDS = {"on": ("line",), "off": ("pause", "note"), "parts": ("order",), "check": ("order", "stage")}


@page("workshop.open_bench")
def index(request: HttpRequest) -> HttpResponse:
    """The bench; every act answers with the bench as it is now."""
    actor, refusal = actor_of(request), None
    act = request.POST.get("act", "")
    if request.method == "POST" and act == "scan":
        try:
            act, data = scanned(actor, request.POST.get("code", ""))
        except Refused as unknown:
            act, refusal = "", unknown
    elif act in ACTS:
        data = given(request, *FIELDS[act])
    if request.method == "POST" and act in ACTS:
        done, refusal = attempt(request, ACTS[act], data)
        if done and not refusal:
            return HttpResponseRedirect("/workshop/bench/")
    context = {"refusal": refusal, "pauses": Pause.choices} | _bench(actor)
    return render(request, "workshop/bench.html", context, status=422 if refusal else 200)


def scanned(actor: Actor, code: str) -> tuple[str, dict[str, Any]]:
    """What a scan of the job card's code (order/line) means: off, as finished, when one is clocked on to that very line, else on."""
    number, _slash, n = code.strip().upper().rpartition("/")
    lines = access.rows(OrderLine, actor).filter(order__number=number, n=int(n) if n.isdecimal() else 0)
    line = lines.filter(kind=LineKind.LABOUR, dropped=False).first()
    if line is None:
        raise Refused(
            "bench.code",
            _("“%(code)s” is no line of a work order. Scan the code beside the work on the job card."),
            code=code[:40],
        )
    if access.rows(Clocking, actor).filter(technician_id=actor.employee_id, ended_at=None, line=line).exists():
        return "off", {"pause": Pause.DONE}
    return "on", {"line": line.pk}


def _bench(actor: Actor) -> dict[str, Any]:
    mine = access.rows(LineShare, actor).filter(
        technician_id=actor.employee_id, line__kind=LineKind.LABOUR, line__dropped=False, line__order__state__in=AT_WORK
    )
    rows = mine.select_related("line__order__vehicle__model", "line__order__bay").order_by(
        "line__order__promised_at", "line__n"
    )
    orders: dict[int, dict[str, Any]] = {}
    for share in rows[:60]:
        order = share.line.order
        there = orders.setdefault(order.pk, {"order": order, "state": ORDER.states[order.state], "lines": []})
        there["lines"].append(share)
    running = access.rows(Clocking, actor).filter(technician_id=actor.employee_id, ended_at=None)
    asked = access.rows(Requisition, actor).filter(order__in=orders, state__in=TO_COME).order_by("id")
    waits: dict[int, list[str]] = {}
    for made in asked:
        waits.setdefault(made.order_id, []).append(made.number)
    for pk, there in orders.items():
        there["asked"] = waits.get(pk, [])
        there["finished"] = there["order"].state == "in_work" and all(s.line.done for s in there["lines"])
    return {"running": running.select_related("line", "order__vehicle").first(), "orders": list(orders.values())}
