"""Let somebody move out of the dormitory."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.office.models import Stay


class MoveOut(Command):
    """The stay that ends today."""

    stay: Annotated[Id, Ref("office.Stay"), Field(title="Stay in the dormitory")]


@operation("office.move_out", title=_("Move out"), posts=("hr_manager",))
def move_out(cmd: MoveOut, ctx: Context) -> Done:
    """Refused when it has ended."""
    stay = access.get(Stay, cmd.stay, ctx, lock=True)
    if stay.until is not None:
        raise Conflict("stay.over", _("This stay ended on %(day)s."), day=str(stay.until))
    stay.until = ctx.today
    stay.save(update_fields=["until"])
    ctx.changed(stay, {"until": None}, {"until": str(ctx.today)})
    return Done(id=stay.pk)
