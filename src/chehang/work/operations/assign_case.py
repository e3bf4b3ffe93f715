"""Say who owns a case."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.cases.handling import locked, note, require_lead, set_clock, tell
from chehang.work.cases.kinds import Level, NoteKind
from chehang.work.cases.states import CASE
from chehang.work.heads import MANAGERS
from chehang.work.people import worker


class AssignCase(Command):
    """The case, its owner, and its level if it is another one."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    owner: Annotated[Id, Ref("org.Employee")]
    level: Level | None = None


@operation("work.assign_case", title=_("Assign the case"), posts=MANAGERS)
def assign_case(cmd: AssignCase, ctx: Context) -> Done:
    """The department's manager (or customer service's) names the owner and may set the level; the clocks follow.

    Refused for who left, for who approved its compensation, and for a case that is closed.
    """
    case = locked(ctx, cmd.case)
    require_lead(ctx, case)
    if not case.open:
        raise Refused("case.over", _("%(number)s is closed. Reopen it first."), number=case.number)
    employee, _posts = worker(ctx, cmd.owner)
    if case.compensation_approved_by_id == employee.pk:
        raise Refused(
            "case.owner_approved",
            _("%(name)s approved the compensation and cannot own the case."),
            field="owner",
            name=employee.name,
        )
    before = {"owner": case.owner_id, "level": case.level}
    case.level = cmd.level or case.level
    if case.state == "new":
        CASE.advance(ctx, case, "assign", owner_id=employee.pk, level=case.level)
    else:
        case.owner_id = employee.pk
        case.save(update_fields=["owner", "level"])
        ctx.changed(case, before, {"owner": employee.pk, "level": case.level})
    approvals.also_author(ctx, case, employee.pk)  # who answers for a compensation does not grant it
    set_clock(ctx, case)
    note(ctx, case, NoteKind.ASSIGNED, employee.name)
    tell(ctx, case, _("Case %(number)s is yours: %(what)s"), employee_id=employee.pk)
    return Done(id=case.pk, number=case.number)
