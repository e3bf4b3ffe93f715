"""Call the next higher post to a case."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.cases.handling import LADDER, locked, note, tell
from chehang.work.cases.kinds import NoteKind


class EscalateCase(Command):
    """The case, and why."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    reason: Reason


@operation("work.escalate_case", title=_("Escalate"), posts=("*",))
def escalate_case(cmd: EscalateCase, ctx: Context) -> Done:
    """The next rung of the ladder is told at once and keeps the case on its desk. Refused at the top, and for a closed case."""
    case = locked(ctx, cmd.case)
    if not case.open:
        raise Refused("case.over", _("%(number)s is closed. Reopen it first."), number=case.number)
    if case.escalated >= len(LADDER):
        raise Refused("case.at_the_top", _("The general manager has the case already."))
    case.escalated += 1
    case.save(update_fields=["escalated"])
    ctx.changed(case, {"escalated": case.escalated - 1}, {"escalated": case.escalated})
    note(ctx, case, NoteKind.ESCALATED, cmd.reason)
    tell(
        ctx,
        case,
        _("Case %(number)s needs you (%(reason)s): %(what)s"),
        post=LADDER[case.escalated - 1],
        reason=cmd.reason,
    )
    return Done(id=case.pk, number=case.number)
