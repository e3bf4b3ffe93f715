"""Give money back for a cancelled bill."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.models import Bill, Receipt
from chehang.billing.settling import dealt_with
from chehang.billing.taking import enter
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class RefundPayment(Command):
    """The receipt whose money goes back the way it came."""

    receipt: Annotated[Id, Ref("billing.Receipt"), Field(title="Payment taken")]
    reason: Reason


@operation("billing.refund_payment", title=_("Give money back"), posts=("cashier",))
def refund_payment(cmd: RefundPayment, ctx: Context) -> Done:
    """Give the money of one receipt back, once. Refused unless its bill was cancelled, or with too little cash."""
    receipt = access.get(Receipt, cmd.receipt, ctx)
    bill = access.get(Bill, receipt.bill_id, ctx, lock=True)
    if bill.state != "cancelled":
        raise Refused(
            "refund.not_cancelled", _("Cancel the sale first: receivable %(number)s still stands."), number=bill.number
        )
    if receipt.amount < 0 or Receipt.objects.filter(refunds=receipt).exists():
        raise Refused("refund.done", _("This money has been given back already."), field="receipt")
    back = enter(ctx, bill, method=receipt.method, amount=-receipt.amount, reference=cmd.reason[:100], refunds=receipt)
    bill.paid -= receipt.amount
    Bill.objects.filter(pk=bill.pk).update(paid=bill.paid)
    if not bill.paid:
        dealt_with(ctx, bill)
    return Done(id=back.pk, number=back.number)
