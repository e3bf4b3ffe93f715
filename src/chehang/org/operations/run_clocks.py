"""Let the clock of the store strike."""

from django.utils.translation import gettext_lazy as _

from chehang.core import schedule
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command


class RunClocks(Command):
    """Nothing to choose."""


@operation("org.run_clocks", title=_("Let the clock strike"), posts=("administrator",), house=True)
def run_clocks(cmd: RunClocks, ctx: Context) -> Done:
    """Tell of the deadlines that are due and start what comes round. The house does it by itself every half minute.

    However often it is done, each rung is told once and each round acts once.
    """
    told, rounds = schedule.run(ctx)
    return Done(told=told, rounds=rounds)
