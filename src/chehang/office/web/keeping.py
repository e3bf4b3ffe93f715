"""What is kept for how long, and what of it is due."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.parameters import figures_of
from chehang.core.retention import cutoff, due, kinds
from chehang.core.web.door import actor_of, clock_of, page
from chehang.office.models import Destruction


@page("office.open_keeping")
def keeping(request: HttpRequest) -> HttpResponse:
    """Each kind with its figure, where that stands, and how many records are older. Two queries a kind."""
    actor, today = actor_of(request), clock_of(request).today()
    book = figures_of(actor)
    waiting = dict(access.rows(Destruction, actor).filter(state="asked").values_list("kind", "pk"))
    rows: list[dict[str, Any]] = []
    for kind in kinds().values():
        row: dict[str, Any] = {"kind": kind, "waits": waiting.get(kind.kind)}
        if kind.end is not None:
            before = cutoff(actor, kind, today)
            row |= {"figure": book.row(kind.figure, today), "before": before, "due": due(actor, kind, before).count()}
        rows.append(row)
    return render(request, "office/keeping.html", {"rows": rows})
