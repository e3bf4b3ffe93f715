"""Set the inventory capital quota."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, PositiveMoney, Reason
from chehang.purchasing.quota import set_quota


class SetCapitalQuota(Command):
    """How much may lie in stock and open orders, from which day on, and why."""

    amount: PositiveMoney
    valid_from: StartDate
    reason: Reason


@operation(
    "purchasing.set_capital_quota",
    title=_("Set capital quota"),
    posts=("finance_manager", "general_manager"),
)
def set_capital_quota(cmd: SetCapitalQuota, ctx: Context) -> Done:
    """Set the quota (yuan without VAT) from today or a later day on; the past is not rewritten. Refused for a day that is past."""
    if cmd.valid_from < ctx.today:
        raise Refused("quota.past", _("The quota cannot be changed for past days."), field="valid_from")
    return Done(id=set_quota(ctx, cmd.amount, cmd.valid_from, cmd.reason).pk)
