"""Take what a welfare gives."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.office.models import WelfareGift


class TakeGift(Command):
    """The gift that is mine."""

    gift: Annotated[Id, Ref("office.WelfareGift"), Field(title="Gift")]


@operation("office.take_gift", title=_("Take it"), posts=("*",))
def take_gift(cmd: TakeGift, ctx: Context) -> Done:
    """By the person, once. Refused before it is approved."""
    gift = access.get(WelfareGift, cmd.gift, ctx, lock=True)
    if gift.employee_id != ctx.actor.employee_id:
        raise NotAllowed("gift.not_yours", _("Each takes what is his own."))
    if gift.welfare.state != "approved":
        raise Refused("gift.not_approved", _("This welfare is not approved yet."))
    if gift.taken_on is not None:
        raise Conflict("gift.taken", _("This was taken on %(day)s."), day=str(gift.taken_on))
    gift.taken_on = ctx.today
    gift.save(update_fields=["taken_on"])
    ctx.changed(gift, {"taken_on": None}, {"taken_on": str(ctx.today)})
    return Done(id=gift.pk)
