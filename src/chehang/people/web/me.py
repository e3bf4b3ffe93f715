"""What the house knows about oneself: nobody else comes here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.access import rows
from chehang.core.web.door import actor_of, page
from chehang.people.leave_account import left
from chehang.people.models import (
    Appraisal,
    LabourContract,
    Leave,
    ListItem,
    MonthSheet,
    Payslip,
    PersonnelEvent,
    StaffFile,
)
from chehang.people.showing import lines_of
from chehang.people.states import APPRAISAL, LEAVE

COLOURS = {code: state.colour for code, state in LEAVE.states.items()}


@page("people.open_me")
def me(request: HttpRequest) -> HttpResponse:
    """My file, my contracts, what happened."""
    actor = actor_of(request)
    mine = {"employee_id": actor.employee_id}
    file = rows(StaffFile, actor).filter(**mine).first()
    slips = rows(Payslip, actor).filter(**mine, run__state="paid").select_related("run").order_by("-run__month")[:12]
    context = {
        "file": file,
        "left": left(file, "annual", request.clock.today()) if file else None,  # type: ignore[attr-defined]
        "leaves": [
            {"x": x, "colour": COLOURS[x.state], "state": LEAVE.title(x.state)}
            for x in rows(Leave, actor).filter(**mine).order_by("-id")[:10]
        ],
        "sheets": rows(MonthSheet, actor).filter(**mine).order_by("-month")[:3],
        "slips": [{"slip": slip, "lines": lines_of(slip)} for slip in slips],
        "appraisals": [
            {"a": a, "state": APPRAISAL.title(a.state), "colour": APPRAISAL.states[a.state].colour}
            for a in rows(Appraisal, actor).filter(**mine).exclude(state="open").order_by("-month")[:6]
        ],
        "contracts": rows(LabourContract, actor).filter(**mine).order_by("-starts_on"),
        "events": rows(PersonnelEvent, actor).filter(**mine, state="done").order_by("-effective_on")[:20],
        "items": rows(ListItem, actor).filter(**mine, done_on=None).order_by("id"),
    }
    return render(request, "people/me.html", context)
