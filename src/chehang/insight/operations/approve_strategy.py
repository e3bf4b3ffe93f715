"""Approve a strategy."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approving
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.insight.strategy.models import Strategy
from chehang.insight.strategy.states import STRATEGY


class ApproveStrategy(Command):
    """The strategy that holds from now on."""

    strategy: Annotated[Id, Ref("insight.Strategy")]
    remark: Text = ""


@operation("insight.approve_strategy", title=_("Approve the strategy"), posts=("general_manager", "finance_manager"))
def approve_strategy(cmd: ApproveStrategy, ctx: Context) -> Done:
    """From now on it stands. Refused for who wrote it: what the general manager wrote, the finance manager approves."""
    strategy = access.get(Strategy, cmd.strategy, ctx, lock=True)
    approving.decide(ctx, strategy, "approved", authors={strategy.owner_id}, reason=cmd.remark)
    STRATEGY.advance(
        ctx, strategy, "approve", reason=cmd.remark, approved_by_id=ctx.actor.employee_id, approved_at=ctx.now
    )
    ctx.tell(
        _("Strategy %(strategy)s is approved"),
        employee_id=strategy.owner_id,
        link=f"/insight/strategies/{strategy.pk}/",
        strategy=strategy.title,
    )
    return Done(id=strategy.pk, number=strategy.number)
