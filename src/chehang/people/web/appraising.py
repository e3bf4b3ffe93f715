"""Scoring one's people: the list, and one sheet with its yardsticks."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.errors import NotFound
from chehang.core.web.acts import attempt
from chehang.core.web.door import actor_of, page
from chehang.people.appraising import appraised_by
from chehang.people.states import APPRAISAL

COLOURS = {code: state.colour for code, state in APPRAISAL.states.items()}


@page("people.open_appraising")
def appraising(request: HttpRequest) -> HttpResponse:
    """Whom I appraise, those to be scored first."""
    found = appraised_by(actor_of(request)).select_related("employee", "scheme").order_by("-month", "employee__number")
    sheets = [{"a": a, "state": APPRAISAL.title(a.state), "colour": COLOURS[a.state]} for a in found[:200]]
    return render(request, "people/appraising.html", {"sheets": sorted(sheets, key=lambda s: s["a"].state != "open")})


@page("people.open_appraising")
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet: what a measure knows stands, the rest is written."""
    sheet = appraised_by(actor_of(request)).filter(pk=pk).select_related("employee", "scheme").first()
    if sheet is None:
        raise NotFound("not_found", _("There is no such appraisal for you."))
    lines, refusal = list(sheet.lines.order_by("n")), None
    if request.method == "POST":
        said = {n: request.POST.get(f"n{n}", "").strip() for n in (line.n for line in lines)}
        reached = [{"n": n, "actual": text} for n, text in said.items() if text]
        data = {"appraisal": pk, "reached": reached, "comment": request.POST.get("comment", "")}
        _done, refusal = attempt(request, "people.score_appraisal", data)
        if refusal is None:
            return HttpResponseRedirect("/people/appraising/")
    context = {
        "sheet": sheet, "lines": lines, "refusal": refusal, "key": uuid.uuid4().hex,
        "may_score": sheet.state in ("open", "scored"), "state": APPRAISAL.title(sheet.state), "colour": COLOURS[sheet.state],
    }  # fmt: skip
    return render(request, "people/appraise.html", context, status=422 if refusal else 200)
