"""Change the data of a part. Its brand, number and quality stay: another number is another part."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.masterdata import named, require_free, uses_of
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref

from ..finding.upkeep import keys_of, renew
from ..kinds import Unit
from ..masterdata import PartData, known, part_or_refuse, values_of
from ..models import Part


class EditPart(PartData):
    """The part and all its data as it shall be."""

    part: Annotated[Id, Ref("catalogue.Part")]
    seen: Seen = ""


@operation("catalogue.edit_part", title=_("Edit a part"), posts=("parts_planner", "parts_manager"))
def edit_part(cmd: EditPart, ctx: Context) -> Done:
    """Set the data of a part; the journal keeps what changed. Refused when values contradict each other,
    and for what is fixed while stock, orders or drafts count by it (unit, VAT, batch and serial control).
    """
    part = part_or_refuse(cmd.part, lock=True)
    require_unchanged(ctx, cmd, part)
    before, keys = known(part), keys_of(part)
    for name, value in values_of(cmd).items():
        setattr(part, name, value)
    after = known(part)
    changed = [name for name in after if after[name] != before[name]]
    if changed:
        _keep_unit(part, changed, before["unit"])
        require_free(part, changed)
        part.save()
        renew([keys], [part])
        ctx.changed(part, {name: before[name] for name in changed}, {name: after[name] for name in changed})
    return Done(id=part.pk, number=part.display_no, changed=changed)


def _keep_unit(part: Part, changed: list[str], unit: str) -> None:
    held = uses_of("catalogue.Part", [part.pk], {"unit"}).get(part.pk) if "unit" in changed else None
    if held:
        raise Refused(
            "master.used",
            _(
                "%(part)s stays in %(unit)s, because of: %(uses)s. “Change the unit” makes its file in another one, by a factor."
            ),
            field="unit",
            part=part.display_no,
            unit=Unit(unit).label,
            uses=named(held),
        )
