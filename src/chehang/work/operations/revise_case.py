"""The proposal does not do: look into the case anew."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.cases.handling import locked, note, require_owner, set_clock, tell
from chehang.work.cases.kinds import NoteKind
from chehang.work.cases.states import CASE


class ReviseCase(Command):
    """The case, and why."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    reason: Reason


@operation("work.revise_case", title=_("Propose anew"), posts=("*",))
def revise_case(cmd: ReviseCase, ctx: Context) -> Done:
    """The customer does not agree, or what was done does not help: back to looking into it."""
    case = locked(ctx, cmd.case)
    if case.state != "executed":
        require_owner(ctx, case)
    approvals.void(ctx, case)
    CASE.advance(ctx, case, "revise", reason=cmd.reason, compensation_approved_by_id=None)
    set_clock(ctx, case)
    note(ctx, case, NoteKind.REVISED, cmd.reason)
    tell(
        ctx,
        case,
        _("Case %(number)s has to be proposed anew (%(reason)s): %(what)s"),
        employee_id=case.owner_id or 0,
        reason=cmd.reason,
    )
    return Done(id=case.pk, number=case.number)
