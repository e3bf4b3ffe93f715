"""Approve the compensation of a case."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.approving import decide
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.cases.handling import locked, note, require_other, tell
from chehang.work.cases.kinds import NoteKind


class ApproveCompensation(Command):
    """The case."""

    case: Annotated[Id, Ref("work.CaseRecord")]


@operation(
    "work.approve_compensation",
    title=_("Approve the compensation"),
    posts=("general_manager", "customer_service_manager"),
)
def approve_compensation(cmd: ApproveCompensation, ctx: Context) -> Done:
    """Another person than the owner says yes to the amount. Refused where there is none, or it was approved."""
    case = locked(ctx, cmd.case)
    require_other(ctx, case)
    if case.state != "proposed" or not case.compensation or case.compensation_approved_by_id:
        raise Refused("case.no_compensation", _("There is no compensation that waits for approval."))
    case.compensation_approved_by_id = ctx.actor.employee_id
    case.save(update_fields=["compensation_approved_by"])
    ctx.changed(case, None, {"compensation_approved_by": ctx.actor.employee_id, "amount": str(case.compensation)})
    decide(ctx, case, "approved", authors={case.owner_id or 0}, amount=case.compensation)
    note(ctx, case, NoteKind.APPROVED, f"{case.compensation:,.2f}")
    tell(ctx, case, _("The compensation of %(number)s was approved: %(what)s"), employee_id=case.owner_id or 0)
    return Done(id=case.pk, number=case.number)
