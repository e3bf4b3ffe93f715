"""The documents of HR."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, Layout, register
from chehang.core.money import ZERO

from .models import Appraisal, LabourContract, Leave, OrgChange, PersonnelEvent, Requisition, Scheme
from .printouts import event_sheet, labour_contract, payslip
from .showing import Pairs, event_shown, said
from .states import APPRAISAL, EVENT, LEAVE, ORG_CHANGE, POLL, REQUISITION, SCHEME

DATA = Path(__file__).parent / "data"


def plain(value: Any) -> str:
    """A value as it is sealed: money with two places, whether it comes from a form or from the books."""
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


def change_content(change: OrgChange) -> dict[str, Any]:
    """What the general manager approves."""
    names = ("kind", "code", "title", "grade", "headcount", "hours", "rights", "duty", "reason")
    return {
        **{name: str(getattr(change, name)) for name in names},
        "position": change.position_id,
        "unit": change.unit_id,
        "reports_to": change.reports_to_id,
        "effective_on": str(change.effective_on),
    }


def change_shown(change: OrgChange) -> Pairs:
    """The change in words."""
    return said([
        (_("Kind of change"), change.get_kind_display()),
        (_("Post"), f"{change.code} {change.title}"),
        (_("Department"), change.unit.name),
        (_("Headcount"), str(change.headcount)),
        (_("Grade"), str(change.grade)),
        (_("Reports to"), str(change.reports_to or "")),
        (_("Effective from"), str(change.effective_on)),
        (_("Reason"), change.reason),
        (_("Job description"), change.duty[:500]),
    ])  # fmt: skip


def requisition_content(wanted: Requisition) -> dict[str, Any]:
    """What is approved."""
    return {
        "position": wanted.position_id,
        "people": wanted.people,
        "needed_by": str(wanted.needed_by),
        "reason": wanted.reason,
        "wants": wanted.wants,
    }


def requisition_shown(wanted: Requisition) -> Pairs:
    """The requisition in words."""
    over = str(_("Above the headcount of the post")) if wanted.over_headcount else ""
    return said([
        (_("Post"), str(wanted.position)),
        (_("People wanted"), str(wanted.people)),
        (_("Headcount"), f"{wanted.position.holders} / {wanted.position.headcount}"),
        (_("Needed by"), str(wanted.needed_by)),
        (_("Reason"), wanted.reason),
        (_("What is asked for"), wanted.wants),
        (_("Mind"), over),
    ])  # fmt: skip


def event_content(event: PersonnelEvent) -> dict[str, Any]:
    """What is approved."""
    names = ("kind", "facts", "clause", "statement", "leaving", "wage", "amount", "score", "severance", "average_wage")
    return {
        **{name: plain(getattr(event, name)) for name in names},
        "employee": event.employee_id,
        "position": event.position_id,
        "effective_on": str(event.effective_on),
    }


def event_route(event: PersonnelEvent) -> str:
    """Leaving goes to finance too; what HR wrote does not come back to HR."""
    leave = event.kind == "leave"
    return ("leave_hr" if event.from_hr else "leave") if leave else "hr" if event.from_hr else ""


def contract_content(contract: LabourContract) -> dict[str, Any]:
    """What both sides sign."""
    names = ("number", "term", "starts_on", "ends_on", "probation_until", "wage", "probation_wage")
    return {**{name: plain(getattr(contract, name)) for name in names}, "employee": contract.employee_id}


register(
    Document(
        "people.org_change", model="people.OrgChange", title=_("Organisation change"), series="ZZ", content=change_content,
        see="people.see_changes", machine=ORG_CHANGE, link="/people/changes/{id}/",
        approval=ByRoute(
            routes=DATA / "change_routes.csv", amount=lambda c: ZERO, authors=lambda c: {c.asked_by_id}, shown=change_shown,
            past=("approved", "done"),
        ),
    )
)  # fmt: skip
register(
    Document(
        "people.requisition", model="people.Requisition", title=_("Staff requisition"), series="ZP", content=requisition_content,
        see="people.see_requisitions", machine=REQUISITION, link="/people/requisitions/{id}/",
        approval=ByRoute(
            routes=DATA / "requisition_routes.csv", amount=lambda r: ZERO, authors=lambda r: {r.asked_by_id}, shown=requisition_shown,
            kind=lambda r: "hr" if r.from_hr else "", past=("approved", "filled", "closed"),
        ),
    )
)  # fmt: skip
register(
    Document(
        "people.event", model="people.PersonnelEvent", title=_("Personnel event"), series="RS", content=event_content,
        see="people.see_events", machine=EVENT, link="/people/events/{id}/",
        layouts=(Layout("event", _("Personnel event"), event_sheet.PRINTOUT, event_sheet.event_sheet),),
        approval=ByRoute(
            routes=DATA / "event_routes.csv", amount=lambda e: ZERO, authors=lambda e: {e.written_by_id, e.employee_id}, shown=event_shown,
            kind=event_route, past=("approved", "done"),
        ),
    )
)  # fmt: skip
register(
    Document(
        "people.contract", model="people.LabourContract", title=_("Labour contract"), series="LD", content=contract_content,
        see="people.see_contracts", link="/people/contracts/{id}/",
        layouts=(Layout("contract", _("Labour contract"), labour_contract.PRINTOUT, labour_contract.contract_sheet),),
        sign_slots={"employee": _("Employee"), "store": _("Employer")},
    )
)  # fmt: skip


def leave_content(leave: Leave) -> dict[str, Any]:
    """What is approved."""
    days = [str(leave.first_day), str(leave.last_day), f"{leave.days:.3f}"]
    return {"employee": leave.employee_id, "kind": str(leave.kind), "days": days, "reason": leave.reason}


def leave_shown(leave: Leave) -> Pairs:
    """The leave in words."""
    return said([
        (_("Employee"), leave.employee.name),
        (_("Kind"), leave.get_kind_display()),
        (_("Begins"), f"{leave.first_day} – {leave.last_day}"),
        (_("Days"), f"{leave.days.normalize():f}"),
        (_("Reason"), leave.reason),
    ])  # fmt: skip


def leave_route(leave: Leave) -> str:
    """Up to a day the department, up to three HR too, beyond that the general manager (§7.4)."""
    return f"{leave.department}_{'short' if leave.days <= 1 else 'medium' if leave.days <= 3 else 'long'}"


register(
    Document(
        "people.leave", model="people.Leave", title=_("Leave request"), series="JQ", content=leave_content, see="people.see_leaves",
        machine=LEAVE, link="/people/leaves/{id}/",
        approval=ByRoute(
            routes=DATA / "leave_routes.csv", amount=lambda x: ZERO, authors=lambda x: {x.employee_id}, shown=leave_shown,
            kind=leave_route, past=("approved",),
        ),
    )
)  # fmt: skip


def scheme_lines(scheme: Scheme) -> list[str]:
    """Each yardstick with weight and target."""
    return [f"{i.title} {i.weight}% {i.target.normalize():f} {i.measure}".strip() for i in scheme.items.order_by("n")]


register(
    Document(
        "people.scheme", model="people.Scheme", title=_("Appraisal scheme"), series="FA", see="people.see_schemes", machine=SCHEME,
        content=lambda s: {"post": s.post, "title": s.title, "items": scheme_lines(s)}, link="/people/schemes/{id}/",
        approval=ByRoute(
            routes=DATA / "scheme_routes.csv", amount=lambda s: ZERO, authors=lambda s: {s.written_by_id},
            shown=lambda s: [(_("Post"), s.post_title), (_("Scheme"), s.title), (_("Yardsticks"), "; ".join(scheme_lines(s)))],
            past=("in_force", "replaced"),
        ),
    )
)  # fmt: skip


def appraisal_content(appraisal: Appraisal) -> dict[str, Any]:
    """What was judged."""
    score = "" if appraisal.score is None else f"{appraisal.score:.2f}"
    return {"employee": appraisal.employee_id, "month": str(appraisal.month), "score": score, "grade": appraisal.grade}


register(
    Document(
        "people.appraisal", model="people.Appraisal", title=_("Appraisal"), series="KH", content=appraisal_content,
        see="people.see_appraisals", machine=APPRAISAL, link="/people/appraisals/{id}/",
    )
)  # fmt: skip

register(
    Document(
        "people.payslip", model="people.Payslip", title=_("Payslip"), series="", see="people.see_slips", link="/people/slips/{id}/",
        content=lambda s: {"run": s.run_id, "employee": s.employee_id, "net": f"{s.net:.2f}", "lines": s.lines},
        layouts=(Layout("payslip", _("Payslip"), payslip.PRINTOUT, payslip.slip_sheet),), sign_slots={"employee": _("Employee")},
    )
)  # fmt: skip
register(
    Document(
        "people.poll", model="people.Poll", title=_("Survey among the staff"), series="MY", see="people.see_polls", machine=POLL,
        content=lambda p: {"kind": p.kind, "title": p.title, "about": p.about_id}, link="/people/polls/{id}/",
    )
)  # fmt: skip
