"""The customer agrees."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.cases.handling import locked, note, require_owner
from chehang.work.cases.kinds import NoteKind
from chehang.work.cases.states import CASE


class AgreeCase(Command):
    """The case, and what was agreed."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    text: Annotated[Reason, Field(title="What was agreed")]


@operation("work.agree_case", title=_("The customer agrees"), posts=("*",))
def agree_case(cmd: AgreeCase, ctx: Context) -> Done:
    """The proposal becomes what is carried out. Refused while a compensation waits for its approval."""
    case = locked(ctx, cmd.case)
    require_owner(ctx, case)
    if case.compensation and not case.compensation_approved_by_id:
        raise Refused("case.compensation_open", _("The compensation has to be approved first, by another person."))
    CASE.advance(ctx, case, "agree")
    note(ctx, case, NoteKind.AGREED, cmd.text)
    return Done(id=case.pk, number=case.number)
