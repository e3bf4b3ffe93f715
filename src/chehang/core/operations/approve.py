"""Say yes to what is asked."""

from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.approvals.deciding import of_request
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Text


class Approve(Command):
    """A request for approval; a remark if there is one."""

    request: Id
    reason: Text = ""


@operation("core.approve", title=_("Approve"), posts=("*",))
def approve(cmd: Approve, ctx: Context) -> Done:
    """Approve what is asked of the actor's post, or of one the actor stands in for; with the last yes it takes effect.

    Refused to who wrote any of it, to who has decided already, and when it was edited since.
    """
    obj = of_request(ctx, cmd.request)
    approvals.approve(ctx, obj, reason=cmd.reason)
    return Done(id=obj.pk)
