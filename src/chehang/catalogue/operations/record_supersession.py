"""Note that a part gives way to another, to a set, or ends."""

from decimal import Decimal
from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, Ref, ShortText

from ..events import PartSuperseded
from ..kinds import Phase, Replacement
from ..masterdata import part_or_refuse
from ..models import Part, Supersession
from ..supersession import leads_to


class NewPart(Command):
    """A part that comes in place of the old one, and how many of it for one old."""

    part: Annotated[Id, Ref("catalogue.Part")]
    ratio: Annotated[Decimal, Field(gt=0, lt=1000, decimal_places=6)] = Decimal(1)


class RecordSupersession(Command):
    """The old part, the kind, the new parts (one, or a set that is needed together), and from when."""

    old: Annotated[Id, Ref("catalogue.Part"), Field(title="Old part")]
    kind: Replacement
    new: Annotated[tuple[NewPart, ...], Field(title="New part", max_length=20)] = ()
    valid_from: StartDate
    valid_until: StartDate | None = None
    use_up_old: bool = True
    fits_backward: bool = True
    source: ShortText = ""


@operation("catalogue.record_supersession", title=_("Record a supersession"), posts=("parts_planner", "parts_manager"))
def record_supersession(cmd: RecordSupersession, ctx: Context) -> Done:
    """Record a supersession and take the old part out of stocking.

    Refused when kind and number of new parts do not agree, when the link is there, or when it leads in a circle.
    """
    old = part_or_refuse(cmd.old, lock=True)
    _check(cmd, old)
    same_day = Supersession.objects.filter(old=old, valid_from=cmd.valid_from)
    group = (same_day.aggregate(top=Max("group_no"))["top"] or 0) + 1
    common = {
        "old": old,
        "kind": cmd.kind.value,
        "group_no": group,
        "valid_from": cmd.valid_from,
        "valid_until": cmd.valid_until,
        "use_up_old": cmd.use_up_old and cmd.kind != Replacement.STOP,
        "fits_backward": cmd.fits_backward,
        "source": cmd.source,
    }
    links = [{"new_id": new.part, "ratio": new.ratio} for new in cmd.new] or [{"new_id": None}]
    Supersession.objects.bulk_create([Supersession(**common, **link) for link in links])
    _take_out(old, Phase.STOPPED if cmd.kind == Replacement.STOP else Phase.NO_STOCK)
    after = {"new": [[new.part, str(new.ratio)] for new in cmd.new], "kind": cmd.kind.value, "from": cmd.valid_from}
    ctx.changed(old, None, after)
    ctx.announce(PartSuperseded(old.pk, tuple(new.part for new in cmd.new), cmd.valid_from))
    return Done(id=old.pk, number=old.display_no, group=group)


def _check(cmd: RecordSupersession, old: Part) -> None:
    wanted = {Replacement.STOP: (0, 0), Replacement.ONE_TO_MANY: (2, 20)}.get(cmd.kind, (1, 1))
    if not wanted[0] <= len(cmd.new) <= wanted[1]:
        raise Refused(
            "supersession.count",
            _("“%(kind)s” does not go with this number of new parts."),
            field="new",
            kind=cmd.kind.label,
        )
    if cmd.valid_until and cmd.valid_until < cmd.valid_from:
        raise Refused("supersession.days", _("The last day is before the first."), field="valid_until")
    ids = [new.part for new in cmd.new]
    if len(set(ids)) < len(ids):
        raise Refused("supersession.twice", _("A new part is named twice."), field="new")
    for index, pk in enumerate(ids):
        part = part_or_refuse(pk)
        if leads_to(part.pk, old.pk):
            raise Refused(
                "supersession.cycle",
                _("%(new)s already leads back to %(old)s: the numbers would replace one another in a circle."),
                field=f"new.{index}.part",
                new=part.display_no,
                old=old.display_no,
            )
    if Supersession.objects.filter(old=old, new__in=ids, valid_from=cmd.valid_from).exists():
        raise Conflict("supersession.known", _("This supersession is recorded already."), field="new")


def _take_out(old: Part, phase: Phase) -> None:
    Part.objects.filter(pk=old.pk).update(phase=phase.value)
