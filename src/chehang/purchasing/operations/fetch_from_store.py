"""Get a part from another store of the group."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.masterdata import part_or_refuse
from chehang.core import access
from chehang.core.context import Context, system_actor
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, PositiveQuantity, Ref, RequiredText
from chehang.purchasing.deciding import decide
from chehang.stock.queries import on_hand
from chehang.warehouse.models import Shortage
from chehang.warehouse.transfers.asking import Wanted, ask


class FetchFromStore(Command):
    """The part, how many, from which store, who waits; the shortage where a keeper reported one."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: Annotated[PositiveQuantity, Field(lt=10_000)]
    other: Annotated[Id, Ref("org.Store"), Field(title="Other store")]
    reason: Annotated[RequiredText, Field(min_length=2, title="Who waits for it")]
    shortage: Annotated[Id | None, Ref("warehouse.Shortage")] = None


@operation("purchasing.fetch_from_store", title=_("Fetch from another store"), posts=("parts_planner", "parts_manager"))
def fetch_from_store(cmd: FetchFromStore, ctx: Context) -> Done:
    """Ask for a transfer in one step; a reported shortage is decided with it (H12). Both parts managers agree as always. Refused when the
    other store has too little free, and for a shortage that was decided already."""
    part = part_or_refuse(cmd.part)
    free = on_hand(system_actor(cmd.other), [part.pk])[part.pk].available
    if cmd.quantity > free:
        raise Refused(
            "transfer.short",
            _("The other store has only %(free)s of %(part)s free."),
            field="quantity",
            free=f"{free.normalize():f}",
            part=part.display_no,
        )
    made = ask(
        ctx,
        sender_id=cmd.other,
        receiver_id=ctx.store_id,
        lines=[Wanted(part.pk, cmd.quantity)],
        reason=cmd.reason,
    )
    if cmd.shortage:
        shortage = access.get(Shortage, cmd.shortage, ctx, lock=True)
        there_on = ctx.today + timedelta(days=int(parameter(ctx, "warehouse.transfer_days", ctx.today)))
        decide(ctx, shortage, "store", there_on, note=made.number)
    return Done(id=made.pk, number=made.number, transfer=made.pk)
