"""Send work of an order out to a supplier."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref, RequiredText
from chehang.parties.models import Supplier

from ..commands import OrderId
from ..kinds import LineKind, Payer
from ..lines import add_other
from ..models import OutsideJob, WorkOrder
from ..states import ORDER


class SendOutside(Command):
    """What is done by whom until when, what he asks without VAT, and what the payer of the line pays with VAT."""

    order: OrderId
    supplier: Annotated[Id, Ref("parties.Supplier")]
    what: Annotated[RequiredText, Field(title="What is done")]
    agreed_ex: Annotated[NonNegativeMoney, Field(title="Agreed with the supplier, without VAT")]
    amount: Annotated[PositiveMoney, Field(title="Price on the order, with VAT")]
    payer: Annotated[Payer, Field(title="Payer of the line")] = Payer.CUSTOMER
    back_by: Annotated[DueDate, Field(title="Back by")]
    waits: Annotated[bool, Field(title="The order waits for it")] = True


@operation(
    "workshop.send_outside", title=_("Send work out"), posts=("service_advisor", "service_manager", "dispatcher")
)
def send_outside(cmd: SendOutside, ctx: Context) -> Done:
    """The work is a line of the order and is with its supplier; an order at work waits for it. Refused once the order is settled."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    supplier = access.get(Supplier, cmd.supplier, ctx)
    line = add_other(ctx, order, LineKind.OUTSIDE, cmd.what, amount=cmd.amount, payer=cmd.payer)
    job = OutsideJob.objects.create(
        store_id=ctx.store_id,
        line=line,
        order=order,
        number=numbers.draw(ctx, "WW"),
        supplier=supplier,
        what=cmd.what,
        agreed_ex=cmd.agreed_ex,
        sent_at=ctx.now,
        due_on=cmd.back_by,
    )
    ctx.changed(job, None, {"number": job.number, "order": order.number, "supplier": supplier.pk})
    if cmd.waits and order.state in ("dispatched", "in_work") and not order.clockings.filter(ended_at=None).exists():
        what = f"{job.number} {supplier.name} {cmd.what}"[:200]
        ORDER.advance(ctx, order, "wait_outside", reason=what, wait_what=what, wait_until=cmd.back_by)
    return Done(id=order.pk, number=job.number, line=line.pk, job=job.pk)
