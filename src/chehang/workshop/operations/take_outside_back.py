"""Work that was sent out is back, with its invoice."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref
from chehang.ledger import services as ledger

from ..models import OrderLine, OutsideJob, WorkOrder
from ..states import OUTSIDE

DOCUMENT = "workshop.outside"


class TakeOutsideBack(Command):
    """The supplier's invoice: number, day, amount without VAT and its VAT. The work was looked at."""

    job: Annotated[Annotated[Id, Ref("workshop.OutsideJob")], Field(title="Outside work")]
    invoice_no: Annotated[str, Field(min_length=1, max_length=40, title="Invoice no.")]
    invoiced_on: PaperDate
    cost_ex: Annotated[PositiveMoney, Field(title="Cost without VAT")]
    tax: Annotated[NonNegativeMoney, Field(title="VAT")] = Decimal(0)
    good: Annotated[bool, Field(title="The work was looked at and is good")] = False


@operation(
    "workshop.take_outside_back",
    title=_("Outside work is back"),
    posts=("service_advisor", "service_manager", "inspector"),
)
def take_outside_back(cmd: TakeOutsideBack, ctx: Context) -> Done:
    """Its cost is the order's, the supplier is owed his invoice (P18c).

    Refused without a look at it, and to all but the service manager where the invoice is more than was agreed.
    """
    order_id = access.get(OutsideJob, cmd.job, ctx).order_id
    order = access.get(WorkOrder, order_id, ctx, lock=True)
    job = access.get(OutsideJob, cmd.job, ctx, lock=True)
    OUTSIDE.require(job, "take_back")
    if not cmd.good:
        raise Refused(
            "outside.look", _("Look at the work first. If it is not good, it goes back to the supplier."), field="good"
        )
    if cmd.cost_ex > job.agreed_ex and "service_manager" not in ctx.actor.posts:
        raise Refused(
            "outside.dearer",
            _("%(agreed)s was agreed. The service manager takes over what costs more."),
            field="cost_ex",
            agreed=f"{job.agreed_ex:,.2f}",
        )
    billing.ask_paper(ctx, job.supplier, cmd.invoice_no, source=Source(DOCUMENT, job.pk), field="invoice_no")
    OUTSIDE.advance(
        ctx, job, "take_back", back_at=ctx.now, invoice_no=cmd.invoice_no, cost_ex=cmd.cost_ex, tax=cmd.tax,
        checked_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    line = access.get(OrderLine, job.line_id, ctx, lock=True)
    line.cost, line.done = cmd.cost_ex, True
    line.save(update_fields=["cost", "done"])
    ctx.changed(line, {"cost": "0"}, {"cost": str(cmd.cost_ex)})
    legs = [
        ledger.Leg("progress", cmd.cost_ex, item=("vehicle", order.vehicle_id)),
        ledger.Leg("input_vat_pending", cmd.tax),
        ledger.Leg("payable", cmd.cost_ex + cmd.tax, ("supplier", job.supplier_id)),
    ]
    ledger.post(ctx, "outside_work", source=Source(DOCUMENT, job.pk), legs=legs, summary=f"{order.number} {job.what}")
    billing.owe(
        ctx,
        job.supplier,
        source=Source(DOCUMENT, job.pk),
        paper_number=cmd.invoice_no,
        paper_date=cmd.invoiced_on,
        text=str(job),
        ex=cmd.cost_ex,
        tax=cmd.tax,
        first=True,
    )
    return Done(id=order.pk, number=job.number)
