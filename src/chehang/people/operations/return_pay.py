"""Return the payroll."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.models import PayRun
from chehang.people.states import PAYRUN


class ReturnPay(Command):
    """The payroll of a month."""

    run: Annotated[Id, Ref("people.PayRun")]


@operation("people.return_pay", title=_("Return the payroll"), posts=("finance_manager",))
def return_pay(cmd: ReturnPay, ctx: Context) -> Done:
    """Something is wrong: back to HR."""
    run = access.get(PayRun, cmd.run, ctx, lock=True)
    PAYRUN.advance(ctx, run, "back")
    return Done(id=run.pk, number=run.number)
