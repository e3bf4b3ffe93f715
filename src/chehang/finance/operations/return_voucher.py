"""Return a voucher to its maker."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger.models import Voucher
from chehang.ledger.states import VOUCHER


class ReturnVoucher(Command):
    """Which draft, and what is wrong with it."""

    voucher_id: Annotated[Id, Ref("ledger.Voucher")]
    reason: Reason


@operation("finance.return_voucher", title=_("Return voucher"), posts=("accountant", "finance_manager"))
def return_voucher(cmd: ReturnVoucher, ctx: Context) -> Done:
    """Give a draft back with a reason; its maker corrects or discards it. A posted one is reversed instead.
    Refused for one's own and for a posted one."""
    voucher = get(Voucher, cmd.voucher_id, ctx, lock=True)
    if voucher.state == "posted":
        raise Refused(
            "voucher.posted", _("A posted voucher is never changed. Please reverse it in red and write a new one.")
        )
    if voucher.maker_id == ctx.actor.employee_id:
        raise Refused("voucher.own_work", _("You made this voucher yourself. Another person has to review it."))
    VOUCHER.advance(ctx, voucher, "return", reason=cmd.reason)
    ctx.tell(
        _("Your voucher “%(summary)s” was returned: %(reason)s"),
        employee_id=voucher.maker_id,
        link=f"/finance/vouchers/{voucher.pk}/",
        summary=voucher.summary,
        reason=cmd.reason,
    )
    return Done(id=voucher.pk)
