"""Start a round at its place."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.checks.checking import locked, require_checker
from chehang.work.checks.states import ROUND


class StartCheck(Command):
    """The round, and the code scanned at the place."""

    check: Annotated[Id, Ref("work.CheckRound"), Field(title="Check round")]
    code: Annotated[str, Field(max_length=20, title="Place code")] = ""


@operation("work.start_check", title=_("Start the round"), posts=("*",))
def start_check(cmd: StartCheck, ctx: Context) -> Done:
    """The scanned code proves that the checker is there. Refused at another place."""
    check = locked(ctx, cmd.check)
    require_checker(ctx, check)
    if check.place_id and check.place and cmd.code.strip().upper() != check.place.code:
        raise Refused("check.other_place", _("Scan the label of %(place)s."), field="code", place=str(check.place))
    ROUND.advance(ctx, check, "start", started_at=ctx.now)
    return Done(id=check.pk, number=check.number)
