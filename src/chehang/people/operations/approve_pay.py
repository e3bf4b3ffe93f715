"""Approve the payroll."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.models import PayRun
from chehang.people.payroll import post_accrual
from chehang.people.states import PAYRUN


class ApprovePay(Command):
    """The payroll of a month."""

    run: Annotated[Id, Ref("people.PayRun")]


@operation("people.approve_pay", title=_("Approve the payroll"), posts=("general_manager",))
def approve_pay(cmd: ApprovePay, ctx: Context) -> Done:
    """The general manager approves; the voucher of wages (P33) is posted. Refused for who reckoned or checked it."""
    run = access.get(PayRun, cmd.run, ctx, lock=True)
    if ctx.actor.employee_id in (run.made_by_id, run.reviewed_by_id):
        raise Refused("payroll.same_person", _("Another person has to do this: you made or reviewed it."))
    PAYRUN.advance(ctx, run, "approve", approved_by_id=ctx.actor.employee_id)
    post_accrual(ctx, run)
    return Done(id=run.pk, number=run.number)
