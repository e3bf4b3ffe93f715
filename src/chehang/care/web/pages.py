"""Satisfaction, files and doubles, value and churn; the export of one person."""

import json
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill
from chehang.carsales.models import Deal, Drive, Lead
from chehang.core import access
from chehang.core.access import rows
from chehang.core.web.acts import attempt
from chehang.core.web.door import actor_of, clock_of, page
from chehang.parties.models import Customer
from chehang.parties.services import files_of
from chehang.vehicles.models import Vehicle
from chehang.workshop.models import Appointment, WorkOrder

from ..files import doubles, scores
from ..kinds import Study
from ..models import Complaint, Consent, Contact, FollowUp, Outbox, Survey
from ..satisfying import result, trained
from ..supervising import by_person, responses, watched
from ..valuing import churn, cohorts, left, values

SPAN = timedelta(days=90)
MOST, LISTED = 50, 200
GROUPS = {
    "key": _("Key customers"), "key_leaving": _("Key customers about to leave"), "new": _("New customers"),
    "leaving": _("About to leave"), "other": _("All others"),
}  # fmt: skip


@page("care.open_satisfaction")
def satisfaction(request: HttpRequest) -> HttpResponse:
    """Standards and what was reached; index, factors, recommendation, response and drivers of ninety days."""
    actor, since = actor_of(request), clock_of(request).now() - SPAN
    today = clock_of(request).today()
    studies = [
        (study, result(actor, study, since), by_person(actor, study, since), responses(actor, study, since))
        for study in Study
    ]
    context = {
        "studies": studies,
        "trained": trained(actor, [r for _s, r, _p, _c in studies]),
        "standards": watched(actor, today),
        "year": today.year,
        "month": today.month,
    }  # type: ignore[attr-defined]
    return render(request, "care/satisfaction.html", context)


@page("care.open_files")
def files(request: HttpRequest) -> HttpResponse:
    """The least complete files, and files that may be two of one person."""
    actor = actor_of(request)
    found = scores(actor)
    mean = round(sum(s.percent for s in found) / len(found)) if found else None
    return render(request, "care/files.html", {"poor": found[:MOST], "mean": mean, "doubles": doubles(actor)[:MOST]})


@page("care.open_value")
def value(request: HttpRequest) -> HttpResponse:
    """Classes of customers, who is about to leave, who left, who came again."""
    actor, today = actor_of(request), clock_of(request).today()
    found = values(actor, today)
    groups: dict[str, int] = {}
    for one in found:
        groups[one.group] = groups.get(one.group, 0) + 1
    chosen = request.GET.get("group", "")
    leaving = [v for v in found if v.group in ("leaving", "key_leaving")]
    listed = [v for v in found if v.group == chosen] if chosen in GROUPS else []
    context = {
        "groups": [(code, title, groups.get(code, 0)) for code, title in GROUPS.items()],
        "chosen": GROUPS.get(chosen),
        "listed": listed[:LISTED],
        "more": max(len(listed) - LISTED, 0),
        "code": chosen,
        "best": found[:20],
        "leaving": sorted(leaving, key=lambda v: (-v.late, -v.spent))[:MOST],
        "left": left(actor, today),
        "churn": churn(actor, today),
        "cohorts": cohorts(actor, today),
    }
    return render(request, "care/value.html", context)


@page("work.see_cases")
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """From a complaint to the case that is handled."""
    return HttpResponseRedirect(f"/work/cases/{access.get(Complaint, pk, actor_of(request)).case_id}/")


@page("care.open_files")
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything on file about one person, for that person (个人信息保护法 §45); that it was taken stands in the journal."""
    actor = actor_of(request)
    customer = access.get(Customer, pk, actor)
    _done, refusal = attempt(request, "parties.open_personal_data", {"customer": pk, "reason": "GDPR/PIPL §45"})
    if refusal is not None:
        raise refusal
    mine: dict[str, Any] = {"customer__in": files_of(customer)}
    data = {
        "customer": {
            n: str(getattr(customer, n)) for n in ("code", "name", "mobile", "phone", "plate_no", "address", "tax_id")
        },
        "vehicles": list(
            rows(Vehicle, actor)
            .filter(owner__in=files_of(customer))
            .values("vin", "plate_no", "mileage", "insured_until")
        ),
        "contacts": list(
            rows(Contact, actor).filter(**mine).values("name", "role", "mobile", "birthday", "licence_until", "note")
        ),
        "calls": list(
            rows(FollowUp, actor).filter(**mine).values("trigger__title", "due_at", "result", "said", "score")
        ),
        "consents": list(rows(Consent, actor).filter(**mine).values("purpose", "given", "at", "proof")),
        "complaints": list(rows(Complaint, actor).filter(**mine).values("case__number", "case__title", "case__facts")),
        "leads": list(rows(Lead, actor).filter(**mine).values("number", "name", "mobile", "source", "registered_on")),
        "test_drives": list(
            rows(Drive, actor)
            .filter(lead__customer__in=files_of(customer))
            .values("number", "driver", "licence_no", "started_at")
        ),
        "car_orders": list(
            rows(Deal, actor).filter(**mine).values("number", "state", "model__name", "price_inc", "ordered_on")
        ),
        "appointments": list(
            rows(Appointment, actor).filter(**mine).values("number", "starts_at", "mobile", "complaint")
        ),
        "work_orders": list(
            rows(WorkOrder, actor)
            .filter(**mine)
            .values("number", "arrived_at", "sender_name", "sender_phone", "complaint", "total_inc")
        ),
        "bills": list(rows(Bill, actor).filter(**mine).values("number", "made_at", "amount", "paid")),
        "messages": list(rows(Outbox, actor).filter(**mine).values("at", "purpose", "channel", "text")),
        "surveys": list(rows(Survey, actor).filter(**mine).values("sent_at", "answered_at", "index", "words")),
    }
    response = HttpResponse(
        json.dumps(data, ensure_ascii=False, indent=1, default=str), content_type="application/json"
    )
    response["Content-Disposition"] = f"attachment; filename={customer.code}.json"
    return response
