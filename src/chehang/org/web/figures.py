"""The figures of law, tax and policy: what holds today, what comes, what nobody has verified yet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.errors import NotFound
from chehang.core.parameters import declared, figures_of, shown
from chehang.core.web.door import actor_of, clock_of, page


@page("org.open_parameters")
def figures(request: HttpRequest) -> HttpResponse:
    """All figures as they hold today; ``?unverified`` leaves those nobody has read in their source."""
    today = clock_of(request).today()
    book, found = figures_of(actor_of(request)), []
    for name, figure in declared().items():
        row = book.row(name, today)
        coming = [r for r in book.history(name) if r.valid_from > today]
        found.append({"name": name, "title": figure.title, "row": row, "value": shown(figure, row.value) if row else "",
                      "coming": coming[-1] if coming else None})  # fmt: skip
    doubtful = [f for f in found if f["row"] is None or not f["row"].verified]
    only = "unverified" in request.GET
    context = {"figures": doubtful if only else found, "doubtful": len(doubtful), "count": len(found), "only": only}
    return render(request, "org/figures.html", context)


@page("org.open_parameters")
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """One figure with its history; a row may be verified, a new one set."""
    known = declared().get(name)
    if known is None:
        raise NotFound("not_found", _("There is no such figure here."))
    today, last = clock_of(request).today(), None
    book, rows = figures_of(actor_of(request)), []
    now = book.row(name, today)
    for row in book.history(name):
        stands = row.valid_from != last  # of one day the first row counts, those below it were replaced
        last = row.valid_from
        rows.append({"row": row, "value": shown(known, row.value), "now": row == now, "stands": stands})
    context: dict[str, Any] = {
        "figure": known,
        "rows": rows,
        "now": now,
        "value": shown(known, now.value) if now else "",
    }
    return render(request, "org/figure.html", context)
