"""Note the first response to whoever complained."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.cases.handling import locked, note, set_clock
from chehang.work.cases.kinds import NoteKind


class RespondCase(Command):
    """The case, and what was said."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    text: Annotated[Reason, Field(title="What was said")]


@operation("work.respond_case", title=_("Respond to the customer"), posts=("*",))
def respond_case(cmd: RespondCase, ctx: Context) -> Done:
    """The clock of the first response stops, that of the proposal runs. Refused the second time."""
    case = locked(ctx, cmd.case)
    if case.responded_at is not None:
        raise Refused("case.responded", _("The first response has been given already. Write a note instead."))
    case.responded_at = ctx.now
    case.save(update_fields=["responded_at"])
    ctx.changed(case, None, {"responded_at": str(ctx.now)})
    set_clock(ctx, case)
    note(ctx, case, NoteKind.RESPONDED, cmd.text)
    return Done(id=case.pk, number=case.number)
