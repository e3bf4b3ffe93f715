"""Sign in without a second factor again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Secret
from chehang.org import second_factor
from chehang.org.models import SecondFactor


class DropSecondFactor(Command):
    """The present code, as proof."""

    code: Annotated[Secret, Field(title="Code on the phone")]


@operation("org.drop_second_factor", title=_("Give up the second factor"), posts=("*",))
def drop_second_factor(cmd: DropSecondFactor, ctx: Context) -> Done:
    """Forget the actor's own. Refused where the store's policy asks for it, and for a wrong code."""
    row = SecondFactor.objects.filter(account_id=ctx.actor.account_id).first()
    if row is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=_("second factor"))
    if second_factor.obliged(ctx.actor, ctx.today):
        raise Refused("second_factor.obliged", _("Your store asks people on your post for a second factor."))
    second_factor.check(ctx.actor.account_id, cmd.code.get_secret_value(), ctx.now)
    ctx.changed(row, {"account": ctx.actor.account_id}, None)
    row.delete()
    return Done()
