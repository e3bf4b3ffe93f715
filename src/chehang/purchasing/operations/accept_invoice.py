"""Accept the held lines of a supplier's invoice."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, inbox
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse import invoices
from chehang.warehouse.kinds import Booking
from chehang.warehouse.models import InboundLine, SupplierInvoice


class AcceptInvoice(Command):
    """The invoice and why its prices are right after all."""

    invoice: Annotated[Id, Ref("warehouse.SupplierInvoice")]
    reason: Reason


@operation("purchasing.accept_invoice", title=_("Accept held invoice"), posts=("parts_manager", "finance_manager"))
def accept_invoice(cmd: AcceptInvoice, ctx: Context) -> Done:
    """Book what was held of an invoice because its price differs from the order.

    Refused for who entered the invoice, when nothing is held, and for lines whose goods were not received.
    """
    invoice = access.get(SupplierInvoice, cmd.invoice, ctx, lock=True)
    if invoice.entered_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    bills = list(invoice.lines.filter(state=Booking.HELD, inbound_line__expected__gt=0).order_by("inbound_line_id"))
    locked = InboundLine.objects.select_for_update().filter(pk__in=[b.inbound_line_id for b in bills]).order_by("id")
    lines = {x.pk: x for x in locked}
    bills = [b for b in bills if lines[b.inbound_line_id].booked > lines[b.inbound_line_id].billed]
    if not bills:
        raise Refused("invoice.not_held", _("Nothing of this invoice is held."))
    for bill in bills:
        bill.inbound_line = lines[bill.inbound_line_id]
    invoices.book(ctx, invoice, bills)
    ctx.changed(invoice, None, {"accepted": cmd.reason})
    inbox.settle("warehouse.SupplierInvoice", invoice.pk, ctx.actor.employee_id, ctx.now)
    return Done(id=invoice.pk, number=invoice.number)
