"""What the house knows about oneself: nobody else comes here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.errors import NotFound
from chehang.core.web.door import actor_of, clock_of, page
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
from chehang.people.sheets import days_of, load
from chehang.people.showing import Said, lines_of
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
        "left": left(file, "annual", clock_of(request).today(), actor) if file else None,
        "leaves": [
            {"x": x, "colour": COLOURS[x.state], "state": LEAVE.title(x.state)}
            for x in rows(Leave, actor).filter(**mine).order_by("-id")[:10]
        ],
        "sheets": rows(MonthSheet, actor).filter(**mine).order_by("-month")[:3],
        "slips": [{"slip": slip, "lines": lines_of(slip)} for slip in slips],
        "appraisals": [
            {"a": a, "state": APPRAISAL.title(a.state), "colour": APPRAISAL.states[a.state].colour}
            for a in rows(Appraisal, actor).filter(**mine).prefetch_related("lines").order_by("-month")[:6]
        ],
        "contracts": rows(LabourContract, actor).filter(**mine).order_by("-starts_on"),
        "events": rows(PersonnelEvent, actor).filter(**mine, state="done").order_by("-effective_on")[:20],
        "items": rows(ListItem, actor).filter(**mine, done_on=None).order_by("id"),
    }
    return render(request, "people/me.html", context)


@page("people.open_me")
def month(request: HttpRequest, pk: int) -> HttpResponse:
    """My month day by day, before I sign its sheet: shift, punches, leave, what is missing."""
    actor, today = actor_of(request), clock_of(request).today()
    sheet = rows(MonthSheet, actor).filter(pk=pk, employee_id=actor.employee_id).first()
    file = rows(StaffFile, actor).filter(employee_id=actor.employee_id).first()
    if sheet is None or file is None:
        raise NotFound("not_found", _("There is no such month sheet of yours."))
    days = days_of(load(actor, sheet.month, today, actor.employee_id), file)
    return render(request, "people/my_month.html", {"sheet": sheet, "days": [Said.of(d) for d in days]})
