"""Demand that is not expected any more."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.replenishment.models import ExpectedDemand


class DropExpected(Command):
    """The entry that holds no longer."""

    expected: Annotated[Id, Ref("replenishment.ExpectedDemand")]


@operation("replenishment.drop_expected", title=_("No longer expected"), posts=("parts_planner", "parts_manager"))
def drop_expected(cmd: DropExpected, ctx: Context) -> Done:
    """End an entry; it stays as history. Refused when it has ended already."""
    one = access.get(ExpectedDemand, cmd.expected, ctx, lock=True)
    if one.dropped_at is not None:
        raise Conflict("expected.dropped", _("This entry has ended already."))
    one.dropped_at = ctx.now
    one.save(update_fields=["dropped_at"])
    ctx.changed(one, {"dropped_at": None}, {"dropped_at": ctx.now})
    return Done(id=one.pk)
