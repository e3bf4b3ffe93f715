"""Drop a return that nobody has decided yet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.counter.models import SaleReturn
from chehang.counter.states import RETURN


class WithdrawReturn(Command):
    """The return and why it is not to be."""

    sale_return: Annotated[Id, Ref("counter.SaleReturn")]
    reason: Reason


@operation("counter.withdraw_return", title=_("Withdraw the return"), posts=("parts_sales", "parts_manager"))
def withdraw_return(cmd: WithdrawReturn, ctx: Context) -> Done:
    """The customer keeps the goods after all; the number stays used. Refused once a keeper has decided."""
    made = access.get(SaleReturn, cmd.sale_return, ctx, lock=True)
    RETURN.advance(ctx, made, "withdraw", reason=cmd.reason)
    return Done(id=made.pk, number=made.number)
