"""Say that a milestone of a contract is reached."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.heads import MANAGERS
from chehang.work.models import Contract


class FinishMilestone(Command):
    """The contract, which of its milestones, and what came of it."""

    contract: Annotated[Id, Ref("work.Contract")]
    line: Annotated[int, Field(ge=1, le=1000, title="No.")]
    result: Annotated[Reason, Field(title="Result")]


@operation("work.finish_milestone", title=_("Milestone reached"), posts=MANAGERS)
def finish_milestone(cmd: FinishMilestone, ctx: Context) -> Done:
    """Note the day and the result. Refused for an unknown line, twice, and while the contract is not running."""
    contract = access.get(Contract, cmd.contract, ctx, lock=True)
    if contract.state != "running":
        raise Conflict("contract.not_running", _("This contract is not running."))
    milestone = contract.milestones.filter(n=cmd.line).first()
    if milestone is None:
        raise NotFound("milestone.unknown", _("The contract has no milestone with this number."), field="line")
    if milestone.done_on is not None:
        raise Conflict("milestone.done_before", _("This milestone is reached already."), field="line")
    milestone.done_on, milestone.result = ctx.today, cmd.result
    milestone.save(update_fields=["done_on", "result"])
    ctx.changed(contract, None, {"milestone": milestone.n, "result": cmd.result})
    return Done(id=contract.pk, number=contract.number)
