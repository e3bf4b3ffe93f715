"""Payroll reviewed."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.models import PayRun
from chehang.people.states import PAYRUN


class ReviewPay(Command):
    """The payroll of a month."""

    run: Annotated[Id, Ref("people.PayRun")]


@operation("people.review_pay", title=_("Payroll reviewed"), posts=("finance_manager",))
def review_pay(cmd: ReviewPay, ctx: Context) -> Done:
    """Finance has gone through the sums. Refused for who reckoned it."""
    run = access.get(PayRun, cmd.run, ctx, lock=True)
    if ctx.actor.employee_id in (run.made_by_id, run.reviewed_by_id):
        raise Refused("payroll.same_person", _("Another person has to do this: you made or reviewed it."))
    PAYRUN.advance(ctx, run, "review", reviewed_by_id=ctx.actor.employee_id)
    return Done(id=run.pk, number=run.number)
