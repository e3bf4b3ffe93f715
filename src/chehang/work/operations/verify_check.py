"""Verify a finished round."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.checks.checking import locked
from chehang.work.checks.states import ROUND
from chehang.work.heads import MANAGERS
from chehang.work.people import require_lead


class VerifyCheck(Command):
    """The round."""

    check: Annotated[Id, Ref("work.CheckRound"), Field(title="Check round")]


@operation("work.verify_check", title=_("Verify the round"), posts=MANAGERS)
def verify_check(cmd: VerifyCheck, ctx: Context) -> Done:
    """Another person than the checker, of the department or HR, looks at it. Refused for the checker."""
    check = locked(ctx, cmd.check)
    if check.checker_id == ctx.actor.employee_id:
        raise Refused("check.own_round", _("You walked this round yourself. Another person has to verify it."))
    require_lead(ctx, {check.template.department, "people"}, field="check")
    ROUND.advance(ctx, check, "verify", verified_by_id=ctx.actor.employee_id)
    return Done(id=check.pk, number=check.number)
