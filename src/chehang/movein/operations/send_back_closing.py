"""Do not close the opening yet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Reason

from ..models import Opening
from ..states import OPENING


class SendBackClosing(Command):
    """What is still to be done."""

    reason: Annotated[Reason, Field(title="Reason")]


@operation("movein.send_back_closing", title=_("Do not close yet"), posts=("general_manager", "finance_manager"))
def send_back_closing(cmd: SendBackClosing, ctx: Context) -> Done:
    """The opening is open again for files; finance is told why. Refused when nothing waits to be closed."""
    opening = access.rows(Opening, ctx).select_for_update(of=("self",)).first()
    if opening is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Opening._meta.verbose_name)
    OPENING.advance(ctx, opening, "send_back", reason=cmd.reason, asked_by_id=None, asked_at=None, checked=[])
    ctx.tell(
        _("The opening is not closed yet: %(reason)s"),
        post="finance_manager",
        link="/movein/closing/",
        reason=cmd.reason,
    )
    return Done(id=opening.pk)
