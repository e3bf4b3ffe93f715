"""Let a customer with credit pay later."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.credit import check_credit
from chehang.billing.events import BillSettled
from chehang.billing.models import Bill
from chehang.billing.settling import dealt_with
from chehang.billing.states import BILL
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import source_of
from chehang.core.types import Command, Id, Ref
from chehang.parties.models import Customer


class PutOnAccount(Command):
    """A bill that waits for payment."""

    bill: Annotated[Id, Ref("billing.Bill"), Field(title="Receivable")]


@operation("billing.put_on_account", title=_("Put on account"), posts=("cashier", "parts_manager"))
def put_on_account(cmd: PutOnAccount, ctx: Context) -> Done:
    """Put the rest of a bill on the customer's account; the goods may leave.

    Refused beyond the credit limit or when the customer is overdue. Of two bills at once that fit only singly, one wins.
    """
    customer_id = access.get(Bill, cmd.bill, ctx).customer_id
    customer = Customer.objects.select_for_update().get(pk=customer_id)
    bill = access.get(Bill, cmd.bill, ctx, lock=True)
    check_credit(ctx, customer, bill.rest)
    BILL.advance(ctx, bill, "put_on_account")
    dealt_with(ctx, bill)
    ctx.announce(BillSettled(bill.pk, source_of(bill), on_account=True))
    return Done(id=bill.pk, number=bill.number)
