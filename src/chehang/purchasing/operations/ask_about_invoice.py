"""Ask once more whether a held invoice is paid."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse import invoices
from chehang.warehouse.models import SupplierInvoice


class AskAboutInvoice(Command):
    """The held invoice, and what the supplier says to its prices."""

    invoice: Annotated[Id, Ref("warehouse.SupplierInvoice")]
    reason: Reason


@operation(
    "purchasing.ask_about_invoice",
    title=_("Ask about the held invoice again"),
    posts=("accountant", "parts_planner", "parts_manager"),
)
def ask_about_invoice(cmd: AskAboutInvoice, ctx: Context) -> Done:
    """After a no, with what came of it since: the posts of today's route decide anew.

    Refused when nothing is held, and while somebody is asked already.
    """
    invoice = access.get(SupplierInvoice, cmd.invoice, ctx, lock=True)
    if not invoices.held(invoice).exists():
        raise Refused("invoice.not_held", _("Nothing of this invoice is held."))
    if approvals.asked(invoice):
        raise Refused("invoice.asked", _("This invoice waits for a decision already."))
    approvals.ask(ctx, invoice)
    ctx.changed(invoice, None, {"asked_again": cmd.reason})
    return Done(id=invoice.pk, number=invoice.number)
