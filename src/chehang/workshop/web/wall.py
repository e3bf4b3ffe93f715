"""The workshop on a wall: every bay with its car, who works on it and until when; it renews itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.web.door import actor_of, clock_of, page

from ..models import Bay, Clocking, WorkOrder
from ..states import AT_WORK, CHECKED, ORDER

SHOWN = ("agreed", *AT_WORK, *CHECKED, "washing", "ready")


@page("workshop.open_wall")
def index(request: HttpRequest) -> HttpResponse:
    """Bays first, then the cars without one, each by its promised time; what is late is red."""
    actor, now = actor_of(request), clock_of(request).now()
    orders = access.rows(WorkOrder, actor).filter(state__in=SHOWN).select_related("vehicle__model", "bay", "adviser")
    working = access.rows(Clocking, actor).filter(ended_at=None).select_related("technician", "line")
    hands: dict[int, list[str]] = {}
    for one in working.order_by("id"):
        hands.setdefault(one.order_id, []).append(f"{one.technician.name} {one.line.text}")
    by_bay: dict[int | None, list[dict[str, Any]]] = {}
    for order in orders.order_by("promised_at")[:120]:
        card = {
            "order": order,
            "state": ORDER.states[order.state],
            "hands": hands.get(order.pk, []),
            "late": order.promised_at < now and order.state != "ready",
        }
        by_bay.setdefault(None if order.state == "ready" else order.bay_id, []).append(card)
    bays = [
        {"bay": bay, "cars": by_bay.get(bay.pk, [])}
        for bay in access.rows(Bay, actor).filter(active=True).order_by("code")
    ]
    context = {"bays": bays, "others": by_bay.get(None, []), "now": now}
    return render(request, "workshop/wall.html", context)
