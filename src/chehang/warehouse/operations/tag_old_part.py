"""Take an old part into custody."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref, RequiredText, ShortText
from chehang.stock.models import Bin
from chehang.warehouse.models import OldPart
from chehang.warehouse.oldparts.keeping import keep


class TagOldPart(Command):
    """Which part, for whom it is kept, out of which car, work order, claim or sale, and where it lies."""

    kind: Annotated[Literal["warranty", "core", "customer"], Field(title="Kept for")]
    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity
    source_number: Annotated[RequiredText, Field(max_length=40, title="Work order, claim or sale")]
    vin: Annotated[str, Field(pattern=r"^([0-9A-HJ-NPR-Z]{17})?$", title="VIN")] = ""
    owner_name: Annotated[ShortText, Field(title="Whose")] = ""
    bin: Annotated[Id | None, Ref("stock.Bin")] = None


@operation("warehouse.tag_old_part", title=_("Take in an old part"), posts=("keeper",))
def tag_old_part(cmd: TagOldPart, ctx: Context) -> Done:
    """Give it a tag and a last day (§1.16). A warranty part needs the VIN; the same part of the same claim is tagged once.
    Refused without it, and a second time."""
    part = part_or_refuse(cmd.part)
    if cmd.kind == "warranty" and not cmd.vin:
        raise Refused(
            "old_part.vin",
            _("A warranty part needs the VIN of its car: without it the maker cuts the claim."),
            field="vin",
        )
    known = access.rows(OldPart, ctx).filter(kind=cmd.kind, part=part, source_number=cmd.source_number)
    if known.exists():
        raise Refused(
            "old_part.twice",
            _("This part of %(source)s has the tag %(number)s already."),
            field="source_number",
            source=cmd.source_number,
            number=known[0].number,
        )
    place = access.get(Bin, cmd.bin, ctx) if cmd.bin else None
    row = keep(
        ctx, kind=cmd.kind, part=part, quantity=cmd.quantity, source_number=cmd.source_number, owner_name=cmd.owner_name, vin=cmd.vin, place=place
    )  # fmt: skip
    return Done(id=row.pk, number=row.number, keep_until=str(row.keep_until))
