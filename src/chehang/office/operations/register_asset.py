"""Write an asset card."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate, StartDate
from chehang.core.types import Command, NonNegativeMoney, RequiredText, ShortText
from chehang.office.kinds import AssetKind
from chehang.office.models import Asset
from chehang.work.heads import Department


class RegisterAsset(Command):
    """Code, name, place, cost, when it was bought, what it is, whose it is, its warranty."""

    code: Annotated[str, Field(min_length=1, max_length=30, pattern=r"^[0-9A-Za-z-]+$", title="Asset code")]
    name: Annotated[RequiredText, Field(max_length=60, title="Asset card")]
    bought_on: Annotated[StartDate, Field(title="Bought on")]
    place: Annotated[ShortText, Field(max_length=60, title="Place")] = ""
    cost: Annotated[NonNegativeMoney, Field(title="Cost")] = Decimal(0)
    kind: Annotated[AssetKind, Field(title="Kind of asset")] = AssetKind.FURNITURE
    department: Annotated[Department, Field(title="Department")] = Department.PEOPLE
    warranty_until: Annotated[ExpiryDate | None, Field(title="Warranty until")] = None


@operation("office.register_asset", title=_("Write an asset card"), posts=("hr_manager",))
def register_asset(cmd: RegisterAsset, ctx: Context) -> Done:
    """Finance is told what it costs, to wear it off. Refused when the code is taken."""
    if Asset.objects.filter(store_id=ctx.store_id, code=cmd.code).exists():
        raise Conflict("asset.code_taken", _("The code %(code)s is taken."), field="code", code=cmd.code)
    made = Asset.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(made, None, {"code": cmd.code, "name": cmd.name})
    if cmd.cost:
        ctx.tell(_("Asset %(code)s %(name)s, ¥%(cost)s: enter its card, from next month on it is worn off"), post="accountant",
                 link="/do/finance/add_asset/", code=cmd.code, name=cmd.name, cost=f"{cmd.cost:,.2f}")  # fmt: skip
    return Done(id=made.pk, number=made.code)
