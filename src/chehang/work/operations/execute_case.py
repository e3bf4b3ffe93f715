"""What was agreed is carried out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.cases.handling import locked, note, require_owner, tell
from chehang.work.cases.kinds import NoteKind
from chehang.work.cases.states import CASE


class ExecuteCase(Command):
    """The case, and what was done."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    outcome: Annotated[Reason, Field(title="What was done")]


@operation("work.execute_case", title=_("Carried out"), posts=("*",))
def execute_case(cmd: ExecuteCase, ctx: Context) -> Done:
    """The owner says what was done; customer service then asks the customer."""
    case = locked(ctx, cmd.case)
    require_owner(ctx, case)
    CASE.advance(ctx, case, "execute", outcome=cmd.outcome)
    note(ctx, case, NoteKind.EXECUTED, cmd.outcome)
    tell(ctx, case, _("Confirm case %(number)s with the customer: %(what)s"), post="customer_service_manager")
    return Done(id=case.pk, number=case.number)
