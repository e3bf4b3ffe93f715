"""Note what was done to an asset."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.calendar import months_after
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref, ShortText
from chehang.office.kinds import ServiceKind
from chehang.office.models import Asset, AssetService


class NoteService(Command):
    """A maintenance, repair or test: on which asset, what was done, by whom, what it cost."""

    asset: Annotated[Id, Ref("office.Asset"), Field(title="Asset card")]
    kind: Annotated[ServiceKind, Field(title="Kind")] = ServiceKind.UPKEEP
    day: Annotated[PaperDate, Field(title="Day")]
    what: Annotated[Reason, Field(max_length=500, title="What was done")]
    workshop: Annotated[ShortText, Field(max_length=60, title="Done by")] = ""
    cost: Annotated[NonNegativeMoney, Field(title="Cost")] = Decimal(0)


@operation("office.note_service", title=_("Note maintenance or repair"), posts=("hr_manager", "service_manager"))
def note_service(cmd: NoteService, ctx: Context) -> Done:
    """A maintenance or test moves the next one so many months on. Refused for a scrapped asset and a day before it was bought."""
    asset = access.get(Asset, cmd.asset, ctx, lock=True)
    if asset.scrapped_on is not None:
        raise Refused("asset.scrapped", _("This asset was scrapped."))
    if cmd.day < asset.bought_on:
        raise Refused("asset.before", _("The asset was bought on %(day)s."), field="day", day=asset.bought_on)
    made = AssetService.objects.create(
        store_id=ctx.store_id, asset=asset, by_id=ctx.actor.employee_id, **cmd.model_dump(exclude={"asset"})
    )
    if asset.every_months and cmd.kind != ServiceKind.REPAIR:
        before, asset.service_due = asset.service_due, months_after(cmd.day, asset.every_months)
        asset.save(update_fields=["service_due"])
        ctx.changed(asset, {"service_due": str(before)}, {"service_due": str(asset.service_due)})
    ctx.changed(made, None, {"asset": asset.code, "kind": str(cmd.kind)})
    return Done(id=asset.pk, number=asset.code, due=str(asset.service_due or ""))
