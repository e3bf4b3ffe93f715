"""Write an asset card."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, NonNegativeMoney, RequiredText, ShortText
from chehang.office.models import Asset


class RegisterAsset(Command):
    """Code, name, place, cost, when it was bought."""

    code: Annotated[str, Field(min_length=1, max_length=30, pattern=r"^[0-9A-Za-z-]+$", title="Asset code")]
    name: Annotated[RequiredText, Field(max_length=60, title="Asset card")]
    bought_on: Annotated[StartDate, Field(title="Bought on")]
    place: Annotated[ShortText, Field(max_length=60, title="Place")] = ""
    cost: Annotated[NonNegativeMoney, Field(title="Cost")] = Decimal(0)


@operation("office.register_asset", title=_("Write an asset card"), posts=("hr_manager",))
def register_asset(cmd: RegisterAsset, ctx: Context) -> Done:
    """Refused when the code is taken."""
    if Asset.objects.filter(store_id=ctx.store_id, code=cmd.code).exists():
        raise Conflict("asset.code_taken", _("The code %(code)s is taken."), field="code", code=cmd.code)
    made = Asset.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(made, None, {"code": cmd.code, "name": cmd.name})
    return Done(id=made.pk, number=made.code)
