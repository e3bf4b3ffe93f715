"""Enter a brand and the rule its part numbers follow."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command

from ..models import Brand
from ..number_rules import RULES


class CreateBrand(Command):
    """Code (capitals and digits), name, number rule; ``is_oem`` for a car maker."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{1,20}$")]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    number_rule: str = "generic"
    is_oem: Annotated[bool, Field(title="Car maker")] = False


@operation("catalogue.create_brand", title=_("Add a brand"), posts=("parts_manager", "administrator"))
def create_brand(cmd: CreateBrand, ctx: Context) -> Done:
    """Add a brand. Refused when code or name is taken or the number rule unknown."""
    if cmd.number_rule not in RULES:
        raise Refused("brand.rule", _("There is no such number rule. Choose one of the list."), field="number_rule")
    for field in ("code", "name"):
        if Brand.objects.filter(**{field: getattr(cmd, field)}).exists():
            raise Conflict("brand.taken", _("“%(value)s” is taken."), field=field, value=getattr(cmd, field))
    brand = Brand.objects.create(**cmd.model_dump())
    ctx.changed(brand, None, cmd.model_dump())
    return Done(id=brand.pk, number=brand.code)
