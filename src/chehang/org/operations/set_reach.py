"""Say how one wants to be reached outside the house."""

from enum import StrEnum
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Channel, Reach
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, Id, Ref, ShortText


class Scope(StrEnum):
    """Of what one wants to be told."""

    LATE = "late"
    ALL = "all"


class SetReach(Command):
    """Which way out (none: not any more), one's own address or number there, and of what."""

    channel: Annotated[Id | None, Ref("core.Channel"), Field(title="Way out", description="left empty: nothing any more")] = None  # fmt: skip
    address: Annotated[ShortText, Personal(), Field(title="My address or number", description="mail or SMS; a robot needs none")] = ""  # fmt: skip
    scope: Annotated[Scope, Field(title="Of what")] = Scope.LATE


@operation("org.set_reach", title=_("How I want to be reached"), posts=("*",))
def set_reach(cmd: SetReach, ctx: Context) -> Done:
    """From now on what waits for the person's decision and what is late is also sent this way; older things are not.
    Refused for a stopped channel, without an address, and when nothing is chosen."""
    channel = access.get(Channel, cmd.channel, ctx) if cmd.channel else None
    if channel is not None and not channel.active:
        raise Refused("channel.stopped", _("This way out is stopped. Choose another one."), field="channel")
    wanted = {"mail": "@" in cmd.address, "sms": cmd.address.isdigit()}
    if channel is not None and not wanted.get(channel.kind, True):
        raise Refused("reach.address", _("Enter your own mail address or mobile number."), field="address")
    mine = Reach.objects.filter(store_id=ctx.store_id, employee_id=ctx.actor.employee_id, ended_at=None)
    old = mine.select_for_update().first()
    if old is None and channel is None:
        raise Refused("reach.none", _("Nothing is sent to you. Choose a way out."), field="channel")
    if old is not None:
        old.ended_at = ctx.now
        old.save(update_fields=["ended_at"])
        ctx.changed(old, {"channel": old.channel_id}, {"ended": True})
    if channel is None:
        return Done(id=old.pk if old else None)
    row = Reach.objects.create(
        store_id=ctx.store_id,
        employee_id=ctx.actor.employee_id,
        employee_name=ctx.actor.name,
        channel=channel,
        address=cmd.address,
        scope=cmd.scope.value,
        since=ctx.now,
    )
    ctx.changed(row, None, {"channel": channel.code, "address": cmd.address, "scope": row.scope})
    return Done(id=row.pk)
