"""Try a way out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Channel
from chehang.core.operation import Done, operation
from chehang.core.outbox import queue
from chehang.core.personal import Personal
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.org.models import Store


class TryChannel(Command):
    """Which way out, and to whom: an address or number (a robot needs none)."""

    channel: Annotated[Id, Ref("core.Channel")]
    to: Annotated[ShortText, Personal(), Field(title="Sent to", description="mail address or mobile number; a robot needs none")] = ""  # fmt: skip


@operation("org.try_channel", title=_("Send a test message"), posts=("administrator",))
def try_channel(cmd: TryChannel, ctx: Context) -> Done:
    """Put a test message into the outbox; how it ended stands there a few seconds later. Refused for a stopped channel and without an address."""
    row = access.get(Channel, cmd.channel, ctx)
    if not row.active:
        raise Refused("channel.stopped", _("This way out is stopped. Set it again first."), field="channel")
    if row.kind in ("mail", "sms") and not cmd.to:
        raise Refused("message.to", _("Say to whom."), field="to")
    store = Store.objects.get(pk=ctx.store_id).short_name
    key = f"test:{row.pk}:{ctx.now.timestamp():.6f}"
    made = queue(ctx, "core.test", to=cmd.to, way=row, about=row, key=key, store=store)
    return Done(id=made.pk)
