"""The put-away page: what waits, where it should lie, scan the bin, done."""

from datetime import timedelta
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.catalogue.codes import codes_of
from chehang.core import access
from chehang.core.parameters import parameter
from chehang.core.web.acts import attempt, given
from chehang.core.web.door import actor_of, clock_of, page
from chehang.warehouse.models import InboundLine
from chehang.warehouse.putting_away import suggest

MOST = 60


@page("warehouse.open_putting_away")
def place(request: HttpRequest) -> HttpResponse:
    """All lines that wait to be put away, longest waiting first; each act answers with the list as it is now."""
    done = refusal = None
    if request.method == "POST":
        done, refusal = attempt(request, "warehouse.put_away", given(request, "line", "bin", "quantity"))
    actor = actor_of(request)
    waiting = access.rows(InboundLine, actor).filter(inbound__state="posted", placed__lt=F("accepted"))
    lines = waiting.select_related("part", "inbound", "lot").order_by("inbound__posted_at", "n")
    clock = clock_of(request)
    within = timedelta(hours=int(parameter(actor, "warehouse.put_away_within", clock.today())))
    late = clock.now() - within
    shown = list(lines[:MOST])
    codes = codes_of({x.part_id for x in shown})
    rows: list[dict[str, Any]] = [
        {
            "line": x,
            "codes": codes[x.part_id],
            "left": x.accepted - x.placed,
            "bin": suggest(actor, x.part),
            "late": bool(x.inbound.posted_at and x.inbound.posted_at < late),
            "asked": request.POST.get("line") == str(x.pk) and refusal is not None,
        }
        for x in shown
    ]
    context = {"rows": rows, "count": waiting.count(), "refusal": refusal, "done": done}
    whole = not request.headers.get("HX-Request")
    template = "warehouse/putaway.html" if whole else "warehouse/putaway_work.html"
    return render(request, template, context, status=422 if refusal else 200)
