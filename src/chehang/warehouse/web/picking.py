"""The picking page for the handheld: one bin at a time, in walking order."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.catalogue.codes import codes_of
from chehang.core import access
from chehang.core.web.acts import attempt, given
from chehang.core.web.door import actor_of, page
from chehang.warehouse.models import Outbound


@page("warehouse.open_picking")
def index(request: HttpRequest) -> HttpResponse:
    """Outbound orders to be picked, oldest first; what waits for its money stands at the end."""
    waiting = access.rows(Outbound, actor_of(request)).filter(state__in=("created", "blocked"))
    rows = list(waiting.prefetch_related("lines").order_by("-cleared", "created_at", "id")[:200])
    return render(request, "warehouse/picking_index.html", {"rows": rows})


@page("warehouse.open_picking")
def pick(request: HttpRequest, pk: int) -> HttpResponse:
    """The next pick of an order; after the last one the signing page opens."""
    refusal = None
    if request.method == "POST":
        _done, refusal = attempt(request, "warehouse.pick_line", given(request, "pick", "found", "bin", "part"))
    outbound = access.get(Outbound, pk, actor_of(request))
    if outbound.state != "created" and not refusal:
        to = f"/warehouse/signing/{pk}/" if outbound.state == "picked" else f"/warehouse/outbound/{pk}/"
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": to})
        return HttpResponseRedirect(to)
    whole = not request.headers.get("HX-Request")
    template = "warehouse/picking.html" if whole else "warehouse/picking_work.html"
    return render(request, template, {"refusal": refusal, **_work(outbound)}, status=422 if refusal else 200)


def _work(outbound: Outbound) -> dict[str, Any]:
    picks = list(outbound.picks.select_related("bin", "lot", "line").order_by("bin__walk_order", "bin__code", "id"))
    waiting = [p for p in picks if p.picked_at is None]
    return {
        "outbound": outbound,
        "now": waiting[0] if waiting else None,
        "codes": codes_of([waiting[0].line.part_id])[waiting[0].line.part_id] if waiting else "",
        "next": waiting[1:],
        "picked": len(picks) - len(waiting),
        "total": len(picks),
    }
