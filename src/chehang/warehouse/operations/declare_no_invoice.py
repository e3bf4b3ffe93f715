"""Say that a delivery came without its invoice."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.kinds import Paper
from chehang.warehouse.models import Inbound
from chehang.warehouse.papers_in import require_receiving

from .enter_invoice import drop_invoice, note_invoice


class DeclareNoInvoice(Command):
    """The delivery."""

    inbound: Annotated[Id, Ref("warehouse.Inbound"), Field(title="Delivery")]


@operation("warehouse.declare_no_invoice", title=_("No invoice came"), posts=("keeper", "parts_planner"))
def declare_no_invoice(cmd: DeclareNoInvoice, ctx: Context) -> Done:
    """The goods will be booked at the order price as an estimate (暂估) until the invoice is registered."""
    inbound = access.get(Inbound, cmd.inbound, ctx, lock=True)
    require_receiving(inbound)
    drop_invoice(inbound)
    note_invoice(inbound, None)
    before, inbound.invoice_paper = inbound.invoice_paper, Paper.ABSENT
    inbound.save(update_fields=["invoice_paper"])
    ctx.changed(inbound, {"invoice": str(before)}, {"invoice": "absent"})
    return Done(id=inbound.pk, number=inbound.number)
