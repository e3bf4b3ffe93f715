"""The cash desk: what waits for payment, and taking it."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.billing.credit import owed
from chehang.billing.models import Bill, CreditNote, Receipt
from chehang.billing.shift import shift
from chehang.core import access
from chehang.core.context import Actor
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import operations
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, clock_of, page


def _row(request: HttpRequest, name: str) -> Bill | None:
    """The bill a parameter of the address names; NotFound for a stranger's."""
    raw = request.GET.get(name, "")
    if raw.isascii() and raw.isdigit() and len(raw) < 19:
        return access.get(Bill, int(raw), actor_of(request))
    return None


# F5 is what people press to see a list anew: it never takes money.
KEYS = ("F4", "F6", "F7", "F8", "F10")


def _due(request: HttpRequest, bill: Bill | None) -> date | None:
    """When a bill put on account is to be paid: counted from the goods' leaving, before that from today."""
    if bill is None or bill.state != "on_account":
        return None
    today: date = clock_of(request).today()
    return bill.due or today + timedelta(days=bill.customer.payment_days)


def _waiting(actor: Actor) -> Iterable[Bill]:
    rows = access.rows(Bill, actor).filter(state="waiting").select_related("customer")
    return rows.order_by("made_at")[:60]


def _change(request: HttpRequest) -> Decimal:
    """What the customer gets back of the cash just laid down."""
    settled = _row(request, "done") or _row(request, "bill")
    last = settled.receipts.order_by("-id").first() if settled else None
    return last.change if last and last.amount > 0 else Decimal(0)


@page("billing.open_cash")
def cash(request: HttpRequest) -> HttpResponse:
    """One page: the queue at the left, the chosen bill with its method buttons at the right."""
    actor = actor_of(request)
    bill = _row(request, "bill")
    refusal: Refused | None = None
    if request.method == "POST" and bill is not None:
        try:
            return HttpResponseRedirect(_take(request, bill))
        except NotFound:
            raise
        except Refused as caught:
            refusal = caught
    today = clock_of(request).today()
    done = _row(request, "done")
    context = {
        "bill": bill,
        "open": bill is not None and bill.state in ("waiting", "on_account"),
        "waiting": _waiting(actor),
        "owed": owed(actor.store_id, bill.customer_id) if bill else Decimal(0),
        "methods": [(code, title, key) for (code, title), key in zip(Receipt.METHODS, KEYS, strict=True)],
        "taken": shift(actor, today).methods,
        "notes": access.rows(CreditNote, actor).filter(state="waiting").select_related("customer")[:20],
        "refusal": refusal,
        "key": next_key(request, refusal),
        "done": done,
        "due": _due(request, done),
        "change": _change(request),
        "values": request.POST,
    }
    return render(request, "billing/cash.html", context, status=status_of(refusal))


def _take(request: HttpRequest, bill: Bill) -> str:
    """The pressed button says how: a method, or on account. Gives where to go: on with the rest, or done."""
    method, key = request.POST.get("method", ""), request.POST.get("_key", "")
    if method == "account":
        perform(request, operations()["billing.put_on_account"], {"bill": bill.pk}, key)
        return f"/billing/cash/?done={bill.pk}"
    payment = {
        "method": method,
        "amount": request.POST.get("amount", ""),
        "tendered": request.POST.get("tendered", "") or "0" if method == "cash" else "0",
        "reference": request.POST.get("reference", ""),
    }
    done = perform(request, operations()["billing.take_payment"], {"bill": bill.pk, "payments": [payment]}, key)
    rest = (done.model_extra or {}).get("rest", "0")
    return f"/billing/cash/?{'bill' if Decimal(rest) else 'done'}={bill.pk}"
