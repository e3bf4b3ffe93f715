"""A keeper sets parts aside for tomorrow's car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import AppointmentLine


class StageParts(Command):
    """The line of the appointment."""

    line: Annotated[Id, Ref("workshop.AppointmentLine")]


@operation("workshop.stage_parts", title=_("Parts are set aside"), posts=("keeper",))
def stage_parts(cmd: StageParts, ctx: Context) -> Done:
    """They lie ready with the number of the appointment. Refused for what is not held."""
    line = access.get(AppointmentLine, cmd.line, ctx, lock=True)
    if not line.held:
        raise Refused("staging.not_held", _("Nothing is held for this line: it is short, or too early."), field="line")
    line.staged = True
    line.save(update_fields=["staged"])
    ctx.changed(line, {"staged": False}, {"staged": True})
    return Done(id=line.pk, number=line.appointment.number)
