"""Say that an asset was seen in a count."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText, ShortText
from chehang.office.models import Asset, AssetCount, AssetSighting


class SightAsset(Command):
    """The label that was scanned, where it is, and whether it can be used. Without a place: where its card says."""

    count: Annotated[Id, Ref("office.AssetCount"), Field(title="Count of assets")]
    code: Annotated[RequiredText, Field(max_length=30, title="Asset code")]
    place: Annotated[ShortText, Field(max_length=60, title="Where it was seen")] = ""
    usable: Annotated[bool, Field(title="Can be used")] = True
    note: Annotated[ShortText, Field(title="Note")] = ""


@operation("office.sight_asset", title=_("Asset seen"), posts=("*",))
def sight_asset(cmd: SightAsset, ctx: Context) -> Done:
    """Anybody with a phone. Refused for an unknown label, a scrapped asset, and one that was seen already: where and by whom."""
    count = access.get(AssetCount, cmd.count, ctx, lock=True)
    if count.closed_on is not None:
        raise Conflict("asset_count.closed", _("This count is closed."))
    asset = access.rows(Asset, ctx).filter(code__iexact=cmd.code).first()
    if asset is None:
        raise NotFound(
            "asset.unknown", _("No asset has the code %(code)s. Register it first."), field="code", code=cmd.code
        )
    if asset.scrapped_on is not None:
        raise Refused("asset.scrapped", _("This asset was scrapped."), field="code")
    before = count.sightings.filter(asset=asset).select_related("by").first()
    if before is not None:
        raise Conflict(
            "asset.seen", _("%(asset)s was seen at %(place)s by %(who)s already. Do two things carry one label?"), field="code",
            asset=str(asset), place=before.place, who=before.by.name,
        )  # fmt: skip
    place = cmd.place or asset.place
    if not place:
        raise Refused("asset.where", _("Its card names no place. Say where you see it."), field="place")
    made = AssetSighting.objects.create(
        store_id=ctx.store_id, count=count, asset=asset, place=place, usable=cmd.usable, note=cmd.note,
        by_id=ctx.actor.employee_id, at=ctx.now,
    )  # fmt: skip
    ctx.changed(count, None, {"seen": asset.code, "place": place, "usable": cmd.usable})
    return Done(id=made.pk, number=asset.code)
