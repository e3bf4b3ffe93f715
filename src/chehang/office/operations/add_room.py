"""Enter a meeting room."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText, ShortText
from chehang.office.models import Room


class AddRoom(Command):
    """Its name, its seats, what is in it."""

    name: Annotated[RequiredText, Field(max_length=40, title="Room")]
    seats: Annotated[int, Field(ge=1, le=2000, title="Seats")]
    equipment: Annotated[ShortText, Field(title="Equipment")] = ""


@operation("office.add_room", title=_("Enter a room"), posts=("hr_manager",))
def add_room(cmd: AddRoom, ctx: Context) -> Done:
    """Refused when there is a room of this name."""
    if Room.objects.filter(store_id=ctx.store_id, name=cmd.name).exists():
        raise Conflict("room.name_taken", _("There is a room %(name)s already."), field="name", name=cmd.name)
    made = Room.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(made, None, {"name": cmd.name, "seats": cmd.seats})
    return Done(id=made.pk)
