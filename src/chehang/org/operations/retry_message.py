"""Send a message again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Channel, Outgoing
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref


class RetryMessage(Command):
    """Which message."""

    message: Annotated[Id, Ref("core.Outgoing")]


@operation("org.retry_message", title=_("Send again"), posts=("administrator",))
def retry_message(cmd: RetryMessage, ctx: Context) -> Done:
    """Let a message that did not go wait again, due at once; consent and quiet hours are asked anew.

    One that may have arrived already is asked about first. What waits after trouble is sent now instead of later. Refused when it went out or waits anyway.
    """
    row = access.get(Outgoing, cmd.message, ctx, lock=True)
    if row.state not in ("failed", "unsure", "withheld", "waiting"):
        raise Refused("message.not_open", _("This message is on its way, has gone out or was withdrawn."))
    if row.state == "unsure":
        ctx.doubt(
            "message.perhaps_sent",
            _("It was handed over and no answer came: it may have arrived. Send it once more?"),
            to=row.masked_to,
            attempts=row.attempts,
        )
    before = {"state": row.state, "attempts": row.attempts}
    row.state, row.next_at, row.claimed_at, row.attempts = "waiting", ctx.now, None, 0
    row.save(update_fields=["state", "next_at", "claimed_at", "attempts"])
    Channel.objects.filter(pk=row.channel_id).update(resting_until=None)
    ctx.changed(row, before, {"state": row.state})
    return Done(id=row.pk)
