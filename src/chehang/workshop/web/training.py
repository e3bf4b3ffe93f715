"""Skills and faults: who may do what, what went wrong in which trade, and the course it asks for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.web.door import actor_of, clock_of, page
from chehang.org.services import holders

from .. import faults
from ..kinds import Trade
from ..models import ChosenCourse, Skill


@page("workshop.open_training")
def index(request: HttpRequest) -> HttpResponse:
    """Trades with their faults of the last ninety days, worst first; technicians by trades below."""
    actor, today = actor_of(request), clock_of(request).today()
    span = faults.period(today)
    found = sorted(faults.of(actor, span).values(), key=lambda row: (-row.count, -row.cost))
    planned: dict[str, list[str]] = {}
    coming = access.rows(ChosenCourse, actor).filter(plan__year__gte=today.year).select_related("plan__course")
    for chosen in coming.order_by("plan__year", "plan__month", "id"):
        if (chosen.plan.year, chosen.plan.month) >= (today.year, today.month):
            planned.setdefault(chosen.trade, []).append(str(chosen.plan))
    held = {(s.employee_id, s.trade): s for s in access.rows(Skill, actor).select_related("employee")}
    people: list[dict[str, Any]] = [
        {
            "person": person,
            "cells": [{"skill": s, "over": bool(s and s.expires_on and s.expires_on < today)} for s in (held.get((person.pk, t)) for t in Trade.values)],
        }
        for person in holders(actor.store_id, "technician", today)
    ]  # fmt: skip
    context = {
        "span": span,
        "faults": [{"row": row, "planned": planned.get(row.trade, [])} for row in found],
        "trades": Trade.choices,
        "people": people,
        "may": actor.may("workshop.choose_course"),
        "today": today,
    }
    return render(request, "workshop/training.html", context)
