"""Send somebody to help."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..commands import Worker
from ..models import Rescue
from ..people import technician_of
from ..states import RESCUE


class SendRescue(Command):
    """Who goes."""

    rescue: Annotated[Id, Ref("workshop.Rescue")]
    technician: Worker


@operation("workshop.send_rescue", title=_("Send help"), posts=("dispatcher", "service_advisor", "service_manager"))
def send_rescue(cmd: SendRescue, ctx: Context) -> Done:
    """He sets off and is told where to. Refused for somebody who is out helping already."""
    made = access.get(Rescue, cmd.rescue, ctx, lock=True)
    person = technician_of(ctx, cmd.technician)
    if access.rows(Rescue, ctx).filter(technician=person, state__in=("sent", "there")).exists():
        raise Conflict("rescue.out", _("%(who)s is out helping already."), field="technician", who=person.name)
    RESCUE.advance(ctx, made, "send", technician=person, sent_at=ctx.now)
    ctx.tell(
        _("Go and help: %(place)s, %(what)s"),
        employee_id=person.pk,
        link=f"/workshop/rescues/{made.pk}/",
        place=made.place,
        what=made.what,
    )
    return Done(id=made.pk, number=made.number)
