"""Draft the reports of the week and the month that are over."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.insight.packs.drafting import draft_owed


class DraftPeriods(Command):
    """Nothing to say: the day is today."""


@every("day 06:00", command=lambda period: DraftPeriods())
@operation(
    "insight.draft_periods", title=_("Draft the reports of week and month"), posts=("general_manager",), house=True
)
def draft_periods(cmd: DraftPeriods, ctx: Context) -> Done:
    """Before the store opens: on Monday the reports of the week that is over, on the first those of the month, each once.

    A report none of whose measures exists yet is not owed.
    """
    return Done(drafted=draft_owed(ctx, ("week", "month")))
