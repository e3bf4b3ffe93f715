"""Enter a bed of the dormitory."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText
from chehang.office.models import Bed


class AddBed(Command):
    """Its room and its number."""

    room: Annotated[RequiredText, Field(max_length=20, title="Dormitory room")]
    bed: Annotated[RequiredText, Field(max_length=10, title="Bed")]


@operation("office.add_bed", title=_("Enter a bed"), posts=("hr_manager",))
def add_bed(cmd: AddBed, ctx: Context) -> Done:
    """Refused when it is there already."""
    if Bed.objects.filter(store_id=ctx.store_id, room=cmd.room, bed=cmd.bed).exists():
        raise Conflict("bed.there", _("This bed is entered already."), field="bed")
    made = Bed.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(made, None, cmd.model_dump())
    return Done(id=made.pk)
