"""Stop a way out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Channel
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class StopChannel(Command):
    """Which, and why."""

    channel: Annotated[Id, Ref("core.Channel")]
    reason: Reason


@operation("org.stop_channel", title=_("Stop a way out"), posts=("administrator",))
def stop_channel(cmd: StopChannel, ctx: Context) -> Done:
    """Nothing goes out this way until it is set again; its messages wait. Refused when it stands still already."""
    row = access.get(Channel, cmd.channel, ctx, lock=True)
    if not row.active:
        raise Refused("channel.stopped", _("This way out is stopped already."), field="channel")
    row.active = False
    row.save(update_fields=["active"])
    ctx.changed(row, {"active": True}, {"active": False, "reason": cmd.reason})
    return Done(id=row.pk, number=row.code)
