"""Share one quota between the stores of the group."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.elsewhere import at_store
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, PositiveMoney, Reason
from chehang.purchasing.quota import set_quota
from chehang.replenishment.sharing import shared


class ShareGroupQuota(Command):
    """How much all stores together may bind in parts, from which day on, and why."""

    amount: PositiveMoney
    valid_from: StartDate
    reason: Reason


@operation(
    "replenishment.share_group_quota",
    title=_("Share a quota between the stores"),
    posts=("finance_manager", "general_manager"),
)
def share_group_quota(cmd: ShareGroupQuota, ctx: Context) -> Done:
    """Set the quota of every store in which the person holds this right and a plan is in force, by the same gain. A store that could use
    nothing keeps its quota. Refused for past days, for one store only, and for less than the must-stock lists need."""
    if cmd.valid_from < ctx.today:
        raise Refused("quota.past", _("The quota cannot be changed for past days."), field="valid_from")
    found = shared(ctx.actor, cmd.amount, ctx.today)
    told = {}
    for share in found.stores:
        if share.amount > 0:
            set_quota(at_store(ctx, share.store), share.amount, cmd.valid_from, cmd.reason)
            told[share.store.code] = str(share.amount)
    return Done(shares=told, rest=str(found.rest))
