"""Scrap an asset."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.office.models import Asset


class ScrapAsset(Command):
    """Which asset, and why."""

    asset: Annotated[Id, Ref("office.Asset"), Field(title="Asset card")]
    reason: Reason


@operation("office.scrap_asset", title=_("Scrap the asset"), posts=("hr_manager",))
def scrap_asset(cmd: ScrapAsset, ctx: Context) -> Done:
    """Refused while somebody holds it, and twice."""
    asset = access.get(Asset, cmd.asset, ctx, lock=True)
    if asset.scrapped_on is not None:
        raise Refused("asset.scrapped", _("This asset was scrapped."))
    if asset.holder_id is not None:
        raise Refused("asset.held", _("Somebody holds this asset. Take it back first."))
    asset.scrapped_on = ctx.today
    asset.save(update_fields=["scrapped_on"])
    ctx.changed(asset, {"scrapped_on": ""}, {"scrapped_on": str(ctx.today), "reason": cmd.reason})
    if asset.cost:
        ctx.tell(_("Asset %(code)s %(name)s is scrapped: write the rest of its value off"), post="accountant",
                 link="/finance/assets/", code=asset.code, name=asset.name)  # fmt: skip
    return Done(id=asset.pk, number=asset.code)
