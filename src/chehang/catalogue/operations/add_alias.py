"""Note another number under which a part is known."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PartNo, Ref

from ..kinds import AliasKind
from ..masterdata import part_or_refuse
from ..models import Alias
from ..numbers import normalise


class AddAlias(Command):
    """The part, the other number, and where it comes from."""

    part: Annotated[Id, Ref("catalogue.Part")]
    number: PartNo
    kind: AliasKind = AliasKind.OTHER


@operation(
    "catalogue.add_alias", title=_("Add another number"), posts=("parts_planner", "parts_manager", "parts_sales")
)
def add_alias(cmd: AddAlias, ctx: Context) -> Done:
    """Add a number that finds the part. Refused when it is the part's own number or noted already."""
    part = part_or_refuse(cmd.part)
    norm = normalise(cmd.number)
    if not any(c.isalnum() for c in norm):
        raise Refused("part.number", _("A part number has letters or digits."), field="number")
    if norm == part.norm_no:
        raise Refused("alias.own", _("This is the part's own number."), field="number")
    if Alias.objects.filter(part=part, norm_no=norm).exists():
        raise Conflict("alias.taken", _("This number is noted already."), field="number")
    alias = Alias.objects.create(part=part, display_no=cmd.number.strip(), norm_no=norm, kind=cmd.kind.value)
    ctx.changed(part, None, {"alias": norm, "kind": alias.kind})
    return Done(id=alias.pk, number=alias.display_no)
