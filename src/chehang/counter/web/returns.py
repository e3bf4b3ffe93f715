"""Two pages of a return: the counter names what comes back, the keeper decides line by line."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.core import access
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import operations
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, page
from chehang.counter.models import Sale, SaleReturn, SaleReturnLine
from chehang.counter.models.returns import ReturnCause
from chehang.counter.shortage import plain
from chehang.stock.models import Bin
from chehang.stock.queries import on_hand


@page("counter.request_return")
def ask_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines of a sale with what can still come back; quantities left empty stay with the customer."""
    sale = access.get(Sale, pk, actor_of(request))
    lines = list(sale.lines.order_by("n").select_related("part"))
    refusal: Refused | None = None
    if request.method == "POST":
        typed = [{"line": x.n, "quantity": request.POST.get(f"q{x.n}", "")} for x in lines]
        data = {
            "sale": sale.pk,
            "lines": [t for t in typed if t["quantity"] not in ("", "0")],
            "cause": request.POST.get("cause", ""),
            "reason": request.POST.get("reason", ""),
        }
        try:
            done = perform(request, operations()["counter.request_return"], data, request.POST.get("_key", ""))
            return HttpResponseRedirect(f"/counter/returns/{done.id}/")
        except NotFound:
            raise
        except Refused as caught:
            refusal = caught
    rows = [
        {"line": x, "left": plain(x.quantity - x.returned), "typed": request.POST.get(f"q{x.n}", "")} for x in lines
    ]
    context = {
        "sale": sale,
        "rows": rows,
        "causes": [(value, title, value == request.POST.get("cause")) for value, title in ReturnCause.choices],
        "reason": request.POST.get("reason", ""),
        "refusal": refusal,
        "key": next_key(request, refusal),
    }
    return render(request, "counter/ask_back.html", context, status=status_of(refusal))


@page("counter.inspect_return")
def inspect(request: HttpRequest, pk: int) -> HttpResponse:
    """What was brought back: the keeper says how many are taken in, how they look, and where they go."""
    made = access.get(SaleReturn, pk, actor_of(request))
    rows = list(made.lines.order_by("sale_line__n").select_related("sale_line__part"))
    refusal: Refused | None = None
    if request.method == "POST":
        data = {
            "sale_return": made.pk,
            "lines": [_decision(request, x.sale_line.n) for x in rows],
            "finding": request.POST.get("finding", ""),
        }
        try:
            perform(request, operations()["counter.inspect_return"], data, request.POST.get("_key", ""))
            return HttpResponseRedirect(f"/counter/returns/{made.pk}/")
        except Refused as caught:
            refusal = caught
    context = {
        "made": made,
        "rows": _offered(request, rows),
        "conditions": SaleReturnLine.CONDITIONS,
        "quarantine": Bin.objects.filter(store_id=made.store_id, kind="quarantine", locked=False).first(),
        "finding": request.POST.get("finding", ""),
        "refusal": refusal,
        "key": next_key(request, refusal),
    }
    return render(request, "counter/inspect_return.html", context, status=status_of(refusal))


def _decision(request: HttpRequest, n: int) -> dict[str, Any]:
    typed = request.POST
    return {
        "line": n,
        "accepted": typed.get(f"a{n}", ""),
        "condition": typed.get(f"c{n}", ""),
        "bin": typed.get(f"b{n}", ""),
    }


def _offered(request: HttpRequest, rows: list[SaleReturnLine]) -> list[dict[str, Any]]:
    """Each line with what was typed, or all of it unopened into the bin where the part lies."""
    there = on_hand(actor_of(request), [x.sale_line.part_id for x in rows])
    offered = []
    for x in rows:
        n, bins = x.sale_line.n, there[x.sale_line.part_id].bins
        offered.append(
            {
                "row": x,
                "accepted": request.POST.get(f"a{n}", plain(x.quantity)),
                "condition": request.POST.get(f"c{n}", "unopened"),
                "bin": request.POST.get(f"b{n}", bins[0][0] if bins else ""),
            }
        )
    return offered
