"""What the warehouse does when something of it was decided on."""

from django.utils.translation import gettext_lazy as _

from chehang.core import inbox
from chehang.core.approvals import Approved, Returned
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.listening import listens

from . import invoices
from .counts import listeners as counts
from .house import listeners as house
from .models import InboundLine
from .outlets import moving as outlets
from .transfers import moving as transfers

__all__ = ["counts", "house", "outlets", "transfers"]


@listens(Approved, of=invoices.DOCUMENT)
def pay_after_all(event: Approved, ctx: Context) -> None:
    """What was held of an invoice is booked at its own prices. Refused when nothing of it is held any more."""
    invoice, bills = event.obj, list(invoices.held(event.obj))
    locked = InboundLine.objects.select_for_update().filter(pk__in=[b.inbound_line_id for b in bills]).order_by("id")
    lines = {x.pk: x for x in locked}
    bills = [b for b in bills if lines[b.inbound_line_id].booked > lines[b.inbound_line_id].billed]
    if not bills:
        raise Refused("invoice.not_held", _("Nothing of this invoice is held."))
    for bill in bills:
        bill.inbound_line = lines[bill.inbound_line_id]
    invoices.book(ctx, invoice, bills)
    inbox.settle("warehouse.SupplierInvoice", invoice.pk, ctx.actor.employee_id, ctx.now)


@listens(Returned, of=invoices.DOCUMENT)
def not_at_this_price(event: Returned, ctx: Context) -> None:
    """It stays held; who entered it takes it up with the supplier, and asks again with what came of it."""
    invoice, reason = event.obj, event.decision.reason[:200]
    ctx.tell(
        _("Invoice %(number)s is not paid at its prices: %(reason)s"),
        employee_id=invoice.entered_by_id,
        link=f"/warehouse/invoices/{invoice.pk}/",
        number=invoice.number,
        reason=reason,
    )
