"""Hand an asset over or take it back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.office.models import Asset
from chehang.org.models import Employee
from chehang.work.people import worker


class MoveAsset(Command):
    """To whom and where; nobody: it comes back to the store."""

    asset: Annotated[Id, Ref("office.Asset"), Field(title="Asset card")]
    holder: Annotated[Id | None, Ref("org.Employee"), Field(title="User")] = None
    place: Annotated[ShortText, Field(max_length=60, title="Place")] = ""


@operation("office.move_asset", title=_("Hand over or take back"), posts=("hr_manager",))
def move_asset(cmd: MoveAsset, ctx: Context) -> Done:
    """Refused for a scrapped asset and for who does not work here."""
    asset = access.get(Asset, cmd.asset, ctx, lock=True)
    if asset.scrapped_on is not None:
        raise Refused("asset.scrapped", _("This asset was scrapped."))
    if cmd.holder:
        worker(ctx, cmd.holder, field="holder")
    before = {"holder": asset.holder_id, "place": asset.place}
    asset.holder = access.get(Employee, cmd.holder, ctx) if cmd.holder else None
    asset.place = cmd.place or asset.place
    asset.save(update_fields=["holder", "place"])
    ctx.changed(asset, before, {"holder": asset.holder_id, "place": asset.place})
    return Done(id=asset.pk, number=asset.code)
