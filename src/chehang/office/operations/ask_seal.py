"""Ask for the use of a seal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText
from chehang.office.models import SealUse
from chehang.work.heads import MANAGERS


class AskSeal(Command):
    """Which seal, on what, how often."""

    seal: Annotated[RequiredText, Field(max_length=30, title="Seal")]
    paper: Annotated[RequiredText, Field(title="Sealed paper")]
    copies: Annotated[int, Field(ge=1, le=500, title="Copies")] = 1


@operation("office.ask_seal", title=_("Ask for a seal"), posts=MANAGERS)
def ask_seal(cmd: AskSeal, ctx: Context) -> Done:
    """The general manager or HR allows it."""
    made = SealUse.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "YY"),
        asked_by_id=ctx.actor.employee_id,
        asked_on=ctx.today,
        **cmd.model_dump(),
    )
    ctx.changed(made, None, {"seal": cmd.seal, "paper": cmd.paper, "copies": cmd.copies})
    ctx.tell(_("Seal asked for: %(what)s"), post="general_manager", link=f"/office/seals/{made.pk}/", what=cmd.paper)
    return Done(id=made.pk, number=made.number)
