"""The customer brings the old part."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.billing.services import Charge
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.counter.cores.listeners import DOCUMENT, EVENT, PART
from chehang.counter.cores.states import CORE
from chehang.counter.models import CoreDeposit
from chehang.stock.models import Bin
from chehang.warehouse.oldparts.keeping import keep


class TakeCoreBack(Command):
    """Whose deposit, whether the old part is complete and can be rebuilt, and where it lies now."""

    core: Annotated[Id, Ref("counter.CoreDeposit")]
    sound: Annotated[bool, Field(title="Complete and fit to be rebuilt")]
    finding: Annotated[Reason, Field(title="What was found")]
    bin: Annotated[Id | None, Ref("stock.Bin")] = None


@operation("counter.take_core_back", title=_("Take the old part in"), posts=("keeper",))
def take_core_back(cmd: TakeCoreBack, ctx: Context) -> Done:
    """It gets a tag and the deposit waits at the cash desk to be given back. One that cannot be rebuilt is refused with the reason: the
    customer keeps it, and the deposit stays."""
    core = access.get(CoreDeposit, cmd.core, ctx, lock=True)
    CORE.require(core, "bring")
    if not cmd.sound:
        raise Refused(
            "core.unsound", _("An incomplete or broken old part is not taken: %(finding)s. The deposit stays until a sound one comes."),
            field="sound", finding=cmd.finding,
        )  # fmt: skip
    place = access.get(Bin, cmd.bin, ctx) if cmd.bin else None
    old = keep(
        ctx, kind="core", part=core.part, quantity=core.quantity, source_number=core.sale.number, owner_name=core.customer.name, place=place
    )  # fmt: skip
    bill = billing.bill_of(ctx, Source(DOCUMENT, core.pk), PART)
    CORE.advance(ctx, core, "bring", reason=cmd.finding, old_part_id=old.pk)
    if bill:
        billing.credit(
            ctx,
            bill,
            source=Source(DOCUMENT, core.pk, core.number),
            lines=[Charge("deposit", core.amount, ZERO)],
            event=EVENT,
        )
    return Done(id=core.pk, number=core.number, old_part=old.pk, tag=old.number)
