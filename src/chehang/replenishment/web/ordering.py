"""Today's orders by the plan on one page, two clicks from a submitted order."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.core.access import rows
from chehang.core.errors import Refused
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.purchasing.models import Order
from chehang.purchasing.quota import proposed_value, room
from chehang.replenishment.operations.fetch_by_plan import fetch_by_plan
from chehang.replenishment.operations.order_plan import order_plan
from chehang.replenishment.ordering import propose
from chehang.warehouse.models import Transfer


@page("replenishment.open_ordering")
def ordering_page(request: HttpRequest) -> HttpResponse:
    """By supplier what stands at or below its lowest stock; ``?made=12,13`` shows the orders just made,
    ``?asked=7`` the transfers."""
    actor, today = actor_of(request), clock_of(request).today()
    refusal: Refused | None = None
    if request.method == "POST" and "fetch" in request.POST:
        try:
            made: Any = perform(
                request, fetch_by_plan, {"stores": request.POST.getlist("stores")}, request.POST.get("_key", "")
            )
            return HttpResponseRedirect(f"/replenishment/ordering/?asked={','.join(map(str, made.transfers))}")
        except Refused as caught:
            refusal = caught
    elif request.method == "POST":
        data = {"suppliers": request.POST.getlist("suppliers"), "submit": "draft" not in request.POST}
        try:
            done: Any = perform(request, order_plan, data, request.POST.get("_key", ""))
            return HttpResponseRedirect(f"/replenishment/ordering/?made={','.join(map(str, done.orders))}")
        except Refused as caught:
            refusal = caught
    found = propose(actor, today)
    ids, asked = _ids(request, "made"), _ids(request, "asked")
    context = {
        "found": found,
        "groups": [(group, group.due(today)) for group in found.groups],
        "room": room(actor, today),
        "pending": proposed_value(actor),
        "made": rows(Order, actor).filter(pk__in=ids).select_related("supplier").order_by("id") if ids else [],
        "asked": rows(Transfer, actor).filter(pk__in=asked).select_related("other").order_by("id") if asked else [],
        "may_fetch": actor.may("replenishment.fetch_by_plan"),
        "chosen": request.POST.getlist("suppliers"),
        "op": order_plan,
        "refusal": refusal,
        "key": next_key(request, refusal),
        "may_order": actor.may("replenishment.order_plan"),
    }
    return render(request, "replenishment/ordering.html", context, status=status_of(refusal))


def _ids(request: HttpRequest, name: str) -> list[int]:
    """The ids that the address names."""
    return [int(x) for x in request.GET.get(name, "").split(",") if x.isascii() and x.isdigit() and len(x) < 19][:400]
