"""The guardian's page: which special orders will probably stay, why, and how well its judgement has held."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.web.door import actor_of, clock_of, page
from chehang.counter.special.deposits import ENOUGH, covering_risk
from chehang.counter.special.guarding import calibration, history, judged, overdue
from chehang.counter.states import SPECIAL
from chehang.stock.queries import pool


@page("counter.open_guardian")
def guardian(request: HttpRequest) -> HttpResponse:
    """Open special orders by risk, the smallest deposit that makes the expected loss zero, and the calibration."""
    actor, today = actor_of(request), clock_of(request).today()
    memory = history(actor)
    found = judged(actor, memory)
    costs = pool(actor, {x.order.part_id for x in found})
    rows = [
        {"x": x, "state": SPECIAL.title(x.order.state), "days": overdue(x.order, today), "deposit": covering_risk(actor, x.order, x.risk, costs.get(x.order.part_id), today)}
        for x in found
    ]  # fmt: skip
    bands, brier = calibration(actor)
    context = {"memory": memory, "rows": rows, "bands": bands, "brier": brier, "needed": ENOUGH}
    return render(request, "counter/guardian.html", context)
