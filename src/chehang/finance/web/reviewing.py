"""The reviewing desk: vouchers of others, oldest first, with their lines open; tick and review them together."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, page
from chehang.ledger.events import event_title
from chehang.ledger.models import Voucher

SHOWN = 100


def waiting(actor: Actor) -> QuerySet[Voucher]:
    """What this person may review: made by others, posted by a document or drafted by hand, not reviewed yet."""
    found = access.rows(Voucher, actor).filter(reviewer_id=None, state__in=("posted", "draft"))
    return found.exclude(maker_id=actor.employee_id)


@page("finance.open_review_desk")
def desk(request: HttpRequest) -> HttpResponse:
    """Show, and on sending review what is ticked: all or none."""
    actor = actor_of(request)
    refusal: Refused | None = None
    if request.method == "POST":
        ids = [v for v in request.POST.getlist("voucher") if v.isascii() and v.isdigit()]
        try:
            op = operations()["finance.review_vouchers"]
            done = perform(request, op, {"voucher_ids": ids}, request.POST.get("_key", ""))
            messages.success(request, _("%(n)s vouchers reviewed.") % {"n": done.reviewed})  # type: ignore[attr-defined]
            return HttpResponseRedirect(request.get_full_path())
        except Refused as caught:
            refusal = caught
    event = request.GET.get("event", "")[:60]
    found = waiting(actor)
    kinds = found.values("event").annotate(n=Count("id")).order_by("event")
    rows = (found.filter(event=event) if event else found).select_related("period").order_by("date", "number", "id")
    context = {
        "rows": [_row(v) for v in rows.prefetch_related("lines__account")[:SHOWN]],
        "kinds": [{"event": k["event"], "title": event_title(k["event"]), "n": k["n"]} for k in kinds],
        "event": event,
        "count": found.filter(Q(event=event) if event else Q()).count(),
        "refusal": refusal,
        "key": next_key(request, refusal),
        "may": actor.may("finance.review_vouchers"),
    }
    return render(request, "finance/review_desk.html", context, status=status_of(refusal))


def _row(voucher: Voucher) -> dict[str, Any]:
    return {"voucher": voucher, "lines": sorted(voucher.lines.all(), key=lambda line: line.n)}
