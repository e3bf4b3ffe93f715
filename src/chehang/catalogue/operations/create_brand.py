"""Enter a brand and the rule its part numbers follow."""

from typing import TYPE_CHECKING, Annotated

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command

from ..models import Brand
from ..number_rules import RULES

if TYPE_CHECKING:
    RuleCode = str
else:
    RuleCode = TextChoices("RuleCode", [(code.upper(), (code, rule.title)) for code, rule in RULES.items()])


class CreateBrand(Command):
    """Code (capitals and digits), name, number rule; ``is_oem`` for a car maker."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{1,20}$")]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    number_rule: RuleCode = RuleCode("generic")
    is_oem: Annotated[bool, Field(title="Car maker")] = False


@operation("catalogue.create_brand", title=_("Add a brand"), posts=("parts_manager", "administrator"))
def create_brand(cmd: CreateBrand, ctx: Context) -> Done:
    """Add a brand. Refused when code or name is taken."""
    for field in ("code", "name"):
        if Brand.objects.filter(**{field: getattr(cmd, field)}).exists():
            raise Conflict("brand.taken", _("“%(value)s” is taken."), field=field, value=getattr(cmd, field))
    values = cmd.model_dump(mode="json")
    brand = Brand.objects.create(**values)
    ctx.changed(brand, None, values)
    return Done(id=brand.pk, number=brand.code)
