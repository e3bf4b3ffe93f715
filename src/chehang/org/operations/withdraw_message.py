"""Withdraw a message before it goes out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Outgoing
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class WithdrawMessage(Command):
    """Which message, and why."""

    message: Annotated[Id, Ref("core.Outgoing")]
    reason: Reason


@operation("org.withdraw_message", title=_("Withdraw a message"), posts=("administrator",))
def withdraw_message(cmd: WithdrawMessage, ctx: Context) -> Done:
    """Keep a message from going out. Refused while it is on its way and once it has gone."""
    row = access.get(Outgoing, cmd.message, ctx, lock=True)
    if row.state not in ("waiting", "failed", "unsure", "withheld"):
        raise Refused("message.not_open", _("This message is on its way, has gone out or was withdrawn."))
    before, row.state, row.next_at = row.state, "withdrawn", None
    row.save(update_fields=["state", "next_at"])
    ctx.changed(row, {"state": before}, {"state": "withdrawn", "reason": cmd.reason})
    return Done(id=row.pk)
