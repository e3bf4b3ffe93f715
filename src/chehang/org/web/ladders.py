"""Who is told of which deadline: reminders and escalations of the store."""

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.calendar import words
from chehang.core.models import Ladder
from chehang.core.parameters import declared, figures_of, shown
from chehang.core.timed import Rung, Timed, kinds
from chehang.core.web.door import actor_of, clock_of, page
from chehang.org.posts import POSTS


@page("org.open_ladders")
def ladders(request: HttpRequest) -> HttpResponse:
    """Every kind of deadline with its time and its ladder."""
    actor, today = actor_of(request), clock_of(request).today()
    own = {row.kind: row for row in access.rows(Ladder, actor).order_by("version")}
    figures, found = figures_of(actor), []
    for name, kind in kinds().items():
        decided = own.get(name)
        rungs = [Rung(*r) for r in decided.rungs] if decided and decided.rungs else list(kind.ladder)
        time = words(*kind.within.reckoned(figures, today)) if kind.within else _("by its date")
        if kind.within and kind.within.figure:
            row = figures.row(kind.within.figure, today)
            time = shown(declared()[kind.within.figure], row.value) if row else time
        found.append(SimpleNamespace(name=name, title=kind.title, time=time, figure=kind.within.figure if kind.within else "",
                                     rungs=[_step(kind, r) for r in rungs], own=decided if decided and decided.rungs else None))  # fmt: skip
    return render(request, "org/ladders.html", {"kinds": found})


def _step(kind: Timed, rung: Rung) -> dict[str, Any]:
    post = {"whose": kind.whose, "late": kind.late}.get(rung.tell, rung.tell)
    who = POSTS[post].title if post in POSTS else _("whose duty it is") if rung.tell == "whose" else _("the one above")
    if rung.when == "share":
        when = _("at %(share)s %% of the time") % {"share": rung.amount}
    elif rung.amount == 0:
        when = _("at the deadline")
    else:
        text = _("%(minutes)s minutes before") if rung.when == "before" else _("%(minutes)s minutes after")
        when = text % {"minutes": rung.amount}
    return {"when": when, "who": who, "late": rung.when == "after"}
