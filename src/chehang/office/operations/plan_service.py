"""Plan the maintenance of an asset."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, Id, Ref
from chehang.office.models import Asset


class PlanService(Command):
    """Which asset, every how many months, next on which day; nothing: it needs none."""

    asset: Annotated[Id, Ref("office.Asset"), Field(title="Asset card")]
    every_months: Annotated[int, Field(ge=0, le=60, title="Maintained every, months")]
    service_due: Annotated[ExpiryDate | None, Field(title="Maintenance due")] = None


@operation("office.plan_service", title=_("Plan the maintenance"), posts=("hr_manager", "service_manager"))
def plan_service(cmd: PlanService, ctx: Context) -> Done:
    """The day stands on HR's desk two weeks ahead. Refused without a day, and for a scrapped asset."""
    asset = access.get(Asset, cmd.asset, ctx, lock=True)
    if asset.scrapped_on is not None:
        raise Refused("asset.scrapped", _("This asset was scrapped."))
    if cmd.every_months and cmd.service_due is None:
        raise Refused("asset.no_due", _("Say when it is maintained next."), field="service_due")
    before = {"every_months": asset.every_months, "service_due": str(asset.service_due or "")}
    asset.every_months = cmd.every_months
    asset.service_due = cmd.service_due if cmd.every_months else None
    asset.save(update_fields=["every_months", "service_due"])
    ctx.changed(asset, before, {"every_months": asset.every_months, "service_due": str(asset.service_due or "")})
    return Done(id=asset.pk, number=asset.code)
