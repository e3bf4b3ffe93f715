"""The check list of the opening, and its closing by two."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.web.door import actor_of, page

from ..checking import check_list, disagreeing
from ..opening import opening_of
from ..states import OPENING


@page("movein.open_closing")
def home(request: HttpRequest) -> HttpResponse:
    """What agrees and what does not, account by account; who asked, who closes."""
    actor = actor_of(request)
    opening = opening_of(actor)
    checks = check_list(actor) if opening and opening.state != "closed" else []
    context = {
        "opening": opening,
        "state": OPENING.states[opening.state] if opening else None,
        "checks": checks,
        "wrong": len(disagreeing(checks)),
        "mine": bool(opening and opening.asked_by_id == actor.employee_id),
    }
    return render(request, "movein/closing.html", context)
