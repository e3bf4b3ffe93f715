"""Take back what one asked for."""

from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.approvals.deciding import of_request
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason


class WithdrawRequest(Command):
    """One's own request and why it is taken back."""

    request: Id
    reason: Reason


@operation("core.withdraw_request", title=_("Take the request back"), posts=("*",))
def withdraw_request(cmd: WithdrawRequest, ctx: Context) -> Done:
    """Take a request back before it is decided. Refused to everyone but its authors."""
    obj = of_request(ctx, cmd.request)
    approvals.withdraw(ctx, obj, reason=cmd.reason)
    return Done(id=obj.pk)
