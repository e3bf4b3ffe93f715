"""Hand hazardous waste to a licensed taker."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.office.models import WasteBatch, WasteTransfer


class Container(Command):
    """A container that leaves."""

    batch: Annotated[Id, Ref("office.WasteBatch"), Field(title="Container of waste")]


class HandOverWaste(Command):
    """Who takes it with which licence, the number of the electronic manifest, and the containers."""

    taker: Annotated[RequiredText, Field(max_length=60, title="Taker")]
    licence: Annotated[RequiredText, Field(max_length=60, title="Licence")]
    licence_until: Annotated[ExpiryDate, Field(title="Licence valid until")]
    manifest: Annotated[RequiredText, Field(max_length=60, title="Manifest")]
    containers: Annotated[tuple[Container, ...], Field(min_length=1, max_length=200, title="Containers")]


@operation("office.hand_over_waste", title=_("Hand waste over"), posts=("hr_manager", "service_manager"))
def hand_over_waste(cmd: HandOverWaste, ctx: Context) -> Done:
    """Refused for a licence that is over, a manifest that is used, and a container that has left."""
    if cmd.licence_until < ctx.today:
        raise Refused("waste.licence", _("The licence of %(taker)s is over. Only a licensed taker gets waste."), field="licence_until",
                      taker=cmd.taker)  # fmt: skip
    if WasteTransfer.objects.filter(store_id=ctx.store_id, manifest=cmd.manifest).exists():
        raise Conflict(
            "waste.manifest", _("The manifest %(number)s is used already."), field="manifest", number=cmd.manifest
        )
    made = WasteTransfer.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "WFZ"), day=ctx.today, by_id=ctx.actor.employee_id,
        **cmd.model_dump(exclude={"containers"}),
    )  # fmt: skip
    for n, one in enumerate(cmd.containers):
        batch = access.get(WasteBatch, one.batch, ctx, lock=True)
        if batch.transfer_id is not None:
            raise Conflict(
                "waste.gone", _("%(batch)s has left already."), field=f"containers.{n}.batch", batch=batch.number
            )
        batch.transfer = made
        batch.save(update_fields=["transfer"])
    ctx.changed(made, None, {"taker": cmd.taker, "manifest": cmd.manifest, "containers": len(cmd.containers)})
    return Done(id=made.pk, number=made.number)
