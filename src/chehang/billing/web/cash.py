"""The cash desk: what waits for payment, and taking it."""

import uuid
from decimal import Decimal

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.billing.models import Bill, Receipt
from chehang.billing.services import owed
from chehang.core import access
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import operations
from chehang.core.web.acts import perform
from chehang.core.web.door import actor_of, page


def _chosen(request: HttpRequest) -> Bill | None:
    raw = request.GET.get("bill", "")
    if raw.isascii() and raw.isdigit() and len(raw) < 19:
        return access.get(Bill, int(raw), actor_of(request))
    return None


@page("billing.open_cash")
def cash(request: HttpRequest) -> HttpResponse:
    """One page: the queue at the left, the chosen bill with its method buttons at the right."""
    actor = actor_of(request)
    bill = _chosen(request)
    refusal: Refused | None = None
    if request.method == "POST" and bill is not None:
        try:
            _take(request, bill)
            return HttpResponseRedirect(f"/billing/cash/?done={bill.pk}")
        except NotFound:
            raise
        except Refused as caught:
            refusal = caught
    today = request.clock.today()  # type: ignore[attr-defined]
    taken = Receipt.objects.filter(store_id=actor.store_id, date=today).values("method").annotate(s=Sum("amount")).order_by("method")
    done = request.GET.get("done", "")
    context = {
        "bill": bill,
        "open": bill is not None and bill.state in ("waiting", "on_account"),
        "waiting": Bill.objects.filter(store_id=actor.store_id, state="waiting").select_related("customer").order_by("made_at")[:60],
        "owed": owed(actor.store_id, bill.customer_id) if bill else Decimal(0),
        "methods": Receipt.METHODS,
        "titles": dict(Receipt.METHODS),
        "taken": [{"title": dict(Receipt.METHODS)[t["method"]], "sum": t["s"]} for t in taken],
        "refusal": refusal,
        "key": uuid.uuid4().hex,
        "done": access.rows(Bill, actor).filter(pk=int(done)).first() if done.isascii() and done.isdigit() and len(done) < 19 else None,
        "values": request.POST,
    }
    return render(request, "billing/cash.html", context, status=422 if refusal else 200)


def _take(request: HttpRequest, bill: Bill) -> None:
    """The pressed button says how: a method, or on account."""
    method, key = request.POST.get("method", ""), request.POST.get("_key", "")
    if method == "account":
        perform(request, operations()["billing.put_on_account"], {"bill": bill.pk}, key)
        return
    payment = {
        "method": method,
        "amount": request.POST.get("amount", ""),
        "tendered": request.POST.get("tendered", "") or "0" if method == "cash" else "0",
        "reference": request.POST.get("reference", ""),
    }
    perform(request, operations()["billing.take_payment"], {"bill": bill.pk, "payments": [payment]}, key)
