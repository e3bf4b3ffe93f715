"""Wages paid."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.models import PayRun
from chehang.people.payroll import post_payment
from chehang.people.states import PAYRUN


class PayWages(Command):
    """The payroll of a month."""

    run: Annotated[Id, Ref("people.PayRun")]


@operation("people.pay_wages", title=_("Wages paid"), posts=("cashier",))
def pay_wages(cmd: PayWages, ctx: Context) -> Done:
    """The bank has the file; the payment is posted and the month stands."""
    run = access.get(PayRun, cmd.run, ctx, lock=True)
    PAYRUN.advance(ctx, run, "pay", paid_on=ctx.today)
    post_payment(ctx, run)
    return Done(id=run.pk, number=run.number)
