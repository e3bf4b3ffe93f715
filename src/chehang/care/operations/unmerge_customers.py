"""Two files that were merged are two again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..merging import move_back
from ..models import Merge


class UnmergeCustomers(Command):
    """The merge, and why it was wrong."""

    merge: Annotated[Id, Ref("care.Merge")]
    reason: Reason


@operation("care.unmerge_customers", title=_("Undo the merge"), posts=("customer_service_manager",))
def unmerge_customers(cmd: UnmergeCustomers, ctx: Context) -> Done:
    """What was moved goes back to the file it came from; what happened since stays where it is. Refused when it was undone already."""
    merge = access.get(Merge, cmd.merge, ctx, lock=True)
    if merge.undone_at:
        raise Refused("merge.undone", _("This merge was undone before."))
    move_back(ctx, merge)
    merge.undone_at = ctx.now
    merge.save(update_fields=["undone_at"])
    ctx.changed(merge, None, {"undone": cmd.reason})
    return Done(id=merge.pk, number=merge.goes.code)
