"""Note that either of two parts will do."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, Ref

from ..masterdata import part_or_refuse
from ..models import Interchange


class RecordInterchange(Command):
    """Two parts and from when either may stand for the other."""

    part: Annotated[Id, Ref("catalogue.Part")]
    other: Annotated[Id, Ref("catalogue.Part")]
    valid_from: StartDate
    valid_until: StartDate | None = None


@operation("catalogue.record_interchange", title=_("Record an interchange"), posts=("parts_planner", "parts_manager"))
def record_interchange(cmd: RecordInterchange, ctx: Context) -> Done:
    """Record that two parts are interchangeable. Refused for a part with itself or a pair already noted."""
    part, other = part_or_refuse(cmd.part), part_or_refuse(cmd.other)
    if part.pk == other.pk:
        raise Refused("interchange.self", _("Choose two different parts."), field="other")
    if cmd.valid_until and cmd.valid_until < cmd.valid_from:
        raise Refused("supersession.days", _("The last day is before the first."), field="valid_until")
    low, high = sorted((part.pk, other.pk))
    if Interchange.objects.filter(part=low, other=high).exists():
        raise Conflict("interchange.known", _("This pair is noted already."), field="other")
    pair = Interchange.objects.create(
        part_id=low, other_id=high, valid_from=cmd.valid_from, valid_until=cmd.valid_until
    )
    ctx.changed(part, None, {"interchange": other.norm_no, "from": cmd.valid_from})
    return Done(id=pair.pk)
