"""Lock or open a bin."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.stock.models import Bin


class LockBin(Command):
    """The bin, whether it is locked from now on, and why."""

    bin: Annotated[Id, Ref("stock.Bin")]
    locked: bool
    reason: Reason


@operation("warehouse.lock_bin", title=_("Lock or open bin"), posts=("parts_manager",))
def lock_bin(cmd: LockBin, ctx: Context) -> Done:
    """Lock a bin for putting away (damp, count, repair) or open it again."""
    place = access.get(Bin, cmd.bin, ctx, lock=True)
    before, place.locked = place.locked, cmd.locked
    place.save(update_fields=["locked"])
    ctx.changed(place, {"locked": before}, {"locked": cmd.locked, "reason": cmd.reason})
    return Done(id=place.pk, number=place.code)
