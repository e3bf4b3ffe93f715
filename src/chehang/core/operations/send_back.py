"""Give back what is asked."""

from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.approvals.deciding import of_request
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason


class SendBack(Command):
    """A request for approval and what is to be changed."""

    request: Id
    reason: Reason


@operation("core.send_back", title=_("Send back"), posts=("*",))
def send_back(cmd: SendBack, ctx: Context) -> Done:
    """Give a document back to its author with a reason. Refused to its authors and to who is not asked."""
    obj = of_request(ctx, cmd.request)
    approvals.send_back(ctx, obj, reason=cmd.reason)
    return Done(id=obj.pk)
