"""Decide how much a customer may owe."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref
from chehang.parties.models import Customer


class SetCreditLimit(Command):
    """The limit in yuan (0 = pays at once), the days to pay, and why."""

    customer: Annotated[Id, Ref("parties.Customer")]
    credit_limit: NonNegativeMoney
    payment_days: Annotated[int, Field(ge=0, le=365)] = 30
    reason: Reason


@operation("parties.set_credit_limit", title=_("Set the credit limit"), posts=("finance_manager",))
def set_credit_limit(cmd: SetCreditLimit, ctx: Context) -> Done:
    """Set a customer's credit. Refused for the walk-in customer, who pays at once."""
    customer = access.get(Customer, cmd.customer, ctx, lock=True)
    if customer.kind == "walk_in" and cmd.credit_limit:
        raise Refused(
            "credit.walk_in", _("A walk-in customer pays at once. Open a customer's file first."), field="customer"
        )
    before = {"credit_limit": str(customer.credit_limit), "payment_days": customer.payment_days}
    customer.credit_limit, customer.payment_days = cmd.credit_limit, cmd.payment_days
    customer.save(update_fields=["credit_limit", "payment_days"])
    ctx.changed(
        customer,
        before,
        {"credit_limit": str(cmd.credit_limit), "payment_days": cmd.payment_days, "reason": cmd.reason},
    )
    return Done(id=customer.pk, number=customer.code)
