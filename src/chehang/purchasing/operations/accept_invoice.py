"""Accept the held lines of a supplier's invoice."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse import invoices
from chehang.warehouse.models import SupplierInvoice


class AcceptInvoice(Command):
    """The invoice and why its prices are right after all."""

    invoice: Annotated[Id, Ref("warehouse.SupplierInvoice")]
    reason: Reason


@operation("purchasing.accept_invoice", title=_("Accept held invoice"), posts=("parts_manager", "finance_manager"))
def accept_invoice(cmd: AcceptInvoice, ctx: Context) -> Done:
    """Say yes to what is held of an invoice because its price differs from the order; with the last yes of its route it is booked.

    Refused for who entered the invoice, for who is not asked, when nothing is held, and for lines whose goods were not received.
    """
    invoice = access.get(SupplierInvoice, cmd.invoice, ctx, lock=True)
    if not invoices.held(invoice).exists():
        raise Refused("invoice.not_held", _("Nothing of this invoice is held."))
    approvals.approve(ctx, invoice, reason=cmd.reason)
    ctx.changed(invoice, None, {"accepted": cmd.reason})
    return Done(id=invoice.pk, number=invoice.number)
