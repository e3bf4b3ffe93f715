"""Confirm with the customer and close the case."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.cases.handling import locked, note, require_lead, require_other, tell
from chehang.work.cases.kinds import NoteKind
from chehang.work.cases.states import CASE
from chehang.work.heads import MANAGERS
from chehang.work.models import Task
from chehang.work.tasks.states import OPEN


class CloseCase(Command):
    """The case, whether the customer is satisfied, and the customer's words."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    satisfied: Annotated[bool, Field(title="The customer is satisfied")]
    text: Annotated[Reason, Field(title="The customer's words")]


@operation("work.close_case", title=_("Confirm and close"), posts=MANAGERS)
def close_case(cmd: CloseCase, ctx: Context) -> Done:
    """Another person than the owner asks the customer and closes. Refused while a measure is open."""
    case = locked(ctx, cmd.case)
    require_other(ctx, case)
    require_lead(ctx, case)
    waiting = Task.objects.filter(about="work.case", about_id=case.pk, state__in=OPEN).order_by("id").first()
    if waiting is not None:
        raise Refused(
            "case.open_measure",
            _("Measure %(number)s is not done: %(what)s."),
            number=waiting.number,
            what=waiting.title,
        )
    CASE.advance(
        ctx,
        case,
        "close",
        satisfied=cmd.satisfied,
        confirmed_by_id=ctx.actor.employee_id,
        closed_at=ctx.now,
        late=bool(case.due_at and ctx.now > case.due_at),
    )
    note(ctx, case, NoteKind.CLOSED, cmd.text)
    tell(ctx, case, _("Case %(number)s was confirmed and closed: %(what)s"), employee_id=case.owner_id or 0)
    return Done(id=case.pk, number=case.number)
