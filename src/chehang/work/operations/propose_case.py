"""Say what caused it and what is proposed."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref
from chehang.work.cases.handling import locked, note, require_owner, set_clock
from chehang.work.cases.kinds import Cause, NoteKind
from chehang.work.cases.states import CASE


class ProposeCase(Command):
    """Cause (人机料法环), remedy, prevention, and what it costs."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    cause: Cause
    cause_words: Annotated[Reason, Field(title="Cause in words")]
    remedy: Annotated[Reason, Field(title="Remedy")]
    prevention: Annotated[Reason, Field(title="Prevention")]
    compensation: NonNegativeMoney = Decimal(0)


@operation("work.propose_case", title=_("Propose a solution"), posts=("*",))
def propose_case(cmd: ProposeCase, ctx: Context) -> Done:
    """The owner proposes; a compensation has to be approved by another person before the customer agrees.

    Refused before the customer got a first response.
    """
    case = locked(ctx, cmd.case)
    require_owner(ctx, case)
    if case.responded_at is None:
        raise Refused("case.not_responded", _("Give the customer a first response before you propose."))
    CASE.advance(
        ctx,
        case,
        "propose",
        cause=cmd.cause,
        cause_words=cmd.cause_words,
        remedy=cmd.remedy,
        prevention=cmd.prevention,
        compensation=cmd.compensation,
        compensation_approved_by_id=None,
    )
    set_clock(ctx, case)
    note(ctx, case, NoteKind.PROPOSED, cmd.remedy)
    if cmd.compensation:
        approvals.ask(ctx, case)
    return Done(id=case.pk, number=case.number)
