"""Close a strategy."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.insight.strategy.models import Strategy
from chehang.insight.strategy.states import STRATEGY


class CloseStrategy(Command):
    """The strategy and why it ends: its years are over, or another one takes its place."""

    strategy: Annotated[Id, Ref("insight.Strategy")]
    reason: Reason


@operation("insight.close_strategy", title=_("Close the strategy"), posts=("general_manager",))
def close_strategy(cmd: CloseStrategy, ctx: Context) -> Done:
    """It holds no more; its targets and reviews stay readable."""
    strategy = access.get(Strategy, cmd.strategy, ctx, lock=True)
    STRATEGY.advance(ctx, strategy, "close", reason=cmd.reason)
    return Done(id=strategy.pk, number=strategy.number)
