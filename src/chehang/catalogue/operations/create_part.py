"""Enter one part by hand."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading import names
from chehang.core.types import Command, Id, PartNo, Ref

from ..finding.near import read_alike
from ..finding.upkeep import enter
from ..kinds import Quality
from ..masterdata import PartData, known, values_of
from ..models import Alias, Brand, Part
from ..numbers import display, normalise, other_spellings, rule_for, warnings


class PartNumber(Command):
    """What makes a part one of its own: brand, number as printed, quality."""

    brand: Annotated[Id, Ref("catalogue.Brand")]
    part_no: Annotated[PartNo, Field(title="Part number")]
    quality: Quality = Quality.ORIGINAL


class CreatePart(PartData, PartNumber):
    """Brand, number, quality, and the data of the part."""


@operation("catalogue.create_part", title=_("Add a part"), posts=("parts_planner", "parts_manager"))
def create_part(cmd: CreatePart, ctx: Context) -> Done:
    """Add a part; ``warnings`` in the answer names what is unusual about its number.

    Refused when brand, number and quality are there already, or values contradict each other.
    """
    brand = Brand.objects.filter(pk=cmd.brand).first()
    if brand is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Brand._meta.verbose_name)
    rule = rule_for(brand.number_rule)
    norm = normalise(cmd.part_no, rule)
    if not any(c.isalnum() for c in norm):
        raise Refused("part.number", _("A part number has letters or digits."), field="part_no")
    same = Part.objects.filter(brand=brand, norm_no=norm, quality=cmd.quality.value).first()
    if same is not None:
        raise Conflict(
            "part.taken",
            _("%(number)s is in the catalogue already: %(name)s."),
            field="part_no",
            number=same.display_no,
            name=same.name_cn,
        )
    _doubt_twin(ctx, cmd, brand, norm)
    part = Part.objects.create(
        brand=brand, norm_no=norm, display_no=display(norm, rule), quality=cmd.quality.value, **values_of(cmd)
    )
    for other in other_spellings(norm, rule):
        Alias.objects.create(part=part, norm_no=other, display_no=display(other, rule), kind="spelling")
    enter([part])
    ctx.changed(part, None, {"number": norm, "brand": brand.code, "quality": part.quality, **known(part)})
    return Done(id=part.pk, number=part.display_no, warnings=warnings(norm, rule))


def _doubt_twin(ctx: Context, cmd: CreatePart, brand: Brand, norm: str) -> None:
    """The same name under a number that is easily taken for this one."""
    near = Part.objects.filter(pk__in=read_alike(norm), brand=brand, quality=cmd.quality.value)
    if like := next((p for p in near if names.folded(p.name_cn) == names.folded(cmd.name_cn)), None):
        ctx.doubt(
            "part.near_twin",
            _("%(known)s %(name)s is in the catalogue already. Is %(number)s really another part?"),
            field="part_no",
            known=like.display_no,
            name=like.name_cn,
            number=cmd.part_no,
        )
