"""The call desk: the next call, everything about the person, the script, and what came of it."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.web.acts import attempt, given
from chehang.core.web.door import actor_of, clock_of, page
from chehang.counter.models import Sale
from chehang.parties.services import files_of
from chehang.vehicles.models import Vehicle

from ..calling import queue
from ..kinds import Event, Outcome, Renewal, Why
from ..models import Attempt, Consent, Contact, FollowUp
from ..scripts import filled, tree
from ..visits import booked_for

LAST = 6


@page("care.open_desk")
def index(request: HttpRequest) -> HttpResponse:
    """The call held by the agent; F2 takes the next one, a digit chooses the result, Ctrl+S saves."""
    actor, refusal = actor_of(request), None
    if request.method == "POST":
        if request.POST.get("act") == "next":
            _done, refusal = attempt(request, "care.next_call", {})
        else:
            data = given(
                request,
                "call",
                "outcome",
                "said",
                "score",
                "on",
                "hour",
                "wished",
                "renewal",
                "why",
                "elsewhere",
                "branch",
            )
            _done, refusal = attempt(request, "care.record_call", data)
        if refusal is None:
            return HttpResponseRedirect(request.path)
    now = clock_of(request).now()
    mine = rows(FollowUp, actor).filter(state="open", agent_id=actor.employee_id, held_until__gt=now)
    call = mine.select_related("trigger", "customer", "vehicle__model").order_by("id").first()
    waiting = queue(actor, now)
    context: dict[str, Any] = {
        "call": call,
        "left": waiting.count(),
        "late": waiting.filter(due_at__lt=now).count(),
        "refusal": refusal,
        "typed": request.POST if refusal else {},
        "key": uuid.uuid4().hex,
        "outcomes": list(enumerate(Outcome, 1)),
    }
    if call is not None:
        context |= _person(call, actor, clock_of(request).today())
    return render(request, "care/desk.html", context, status=422 if refusal else 200)


def _person(call: FollowUp, actor: Actor, today: date) -> dict[str, Any]:
    """Everything about the person that helps in a call."""
    plate = call.vehicle.plate_no if call.vehicle else ""
    files = files_of(call.customer)
    words = {"store": call.store.short_name, "agent": actor.name, "plate": plate}
    return {
        "script": filled(call.trigger.script, words),
        "branches": tree(call.trigger, words),
        "contacts": list(Contact.objects.filter(customer__in=files, active=True).order_by("role", "id")[:LAST]),
        "asks_renewal": call.trigger.event == Event.INSURANCE, "asks_why": call.trigger.event in (Event.INSURANCE, Event.LOST),
        "renewals": Renewal.choices, "reasons": Why.choices,
        "booked": booked_for(call, today),
        "tries": list(Attempt.objects.filter(call=call).order_by("id")),
        "cars": list(rows(Vehicle, actor).filter(owner=call.customer, merged_into=None).select_related("model")[:LAST]),
        "earlier": list(
            rows(FollowUp, actor).filter(customer__in=files).exclude(pk=call.pk).exclude(result="")
            .select_related("trigger").order_by("-id")[:LAST]
        ),
        "sales": list(rows(Sale, actor).filter(customer__in=files).exclude(number="").order_by("-id")[:LAST]),
        "consents": list(rows(Consent, actor).filter(customer__in=files).order_by("-id")[:LAST]),
    }  # fmt: skip
