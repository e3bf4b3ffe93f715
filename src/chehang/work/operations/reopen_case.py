"""Reopen a case one level higher."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.cases.handling import locked, note, set_clock, tell
from chehang.work.cases.kinds import Level, NoteKind
from chehang.work.cases.states import CASE
from chehang.work.heads import HEADS


class ReopenCase(Command):
    """The case, and why it is not over."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    reason: Reason


@operation(
    "work.reopen_case", title=_("Reopen one level higher"), posts=("customer_service_manager", "general_manager")
)
def reopen_case(cmd: ReopenCase, ctx: Context) -> Done:
    """A customer comes again: the case is looked into anew, one level higher, and all its clocks run from now."""
    case = locked(ctx, cmd.case)
    approvals.void(ctx, case)
    CASE.advance(
        ctx,
        case,
        "reopen",
        reason=cmd.reason,
        level=Level(case.level).higher,
        reopened=case.reopened + 1,
        clock_from=ctx.now,
        due_at=ctx.now,
        responded_at=None,
        closed_at=None,
        confirmed_by_id=None,
        satisfied=None,
        late=False,
        compensation_approved_by_id=None,
    )
    set_clock(ctx, case)
    note(ctx, case, NoteKind.REOPENED, cmd.reason)
    tell(
        ctx,
        case,
        _("Case %(number)s was reopened (%(reason)s): %(what)s"),
        employee_id=case.owner_id or 0,
        reason=cmd.reason,
    )
    tell(
        ctx,
        case,
        _("Case %(number)s was reopened (%(reason)s): %(what)s"),
        post=HEADS[case.department],
        reason=cmd.reason,
    )
    return Done(id=case.pk, number=case.number)
