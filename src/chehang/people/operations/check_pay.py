"""Payroll checked."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.models import PayRun
from chehang.people.states import PAYRUN


class CheckPay(Command):
    """The payroll of a month."""

    run: Annotated[Id, Ref("people.PayRun")]


@operation("people.check_pay", title=_("Payroll checked"), posts=("hr_manager",))
def check_pay(cmd: CheckPay, ctx: Context) -> Done:
    """HR has gone through the lines."""
    run = access.get(PayRun, cmd.run, ctx, lock=True)
    PAYRUN.advance(ctx, run, "check")
    return Done(id=run.pk, number=run.number)
