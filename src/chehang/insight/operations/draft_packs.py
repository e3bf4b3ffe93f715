"""Draft the reports that are owed today."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.insight.packs.drafting import draft_owed


class DraftPacks(Command):
    """Nothing to say: the day is today."""


@every("day closing 17:30", command=lambda period: DraftPacks())
@operation("insight.draft_packs", title=_("Draft the reports of the day"), posts=("general_manager",), house=True)
def draft_packs(cmd: DraftPacks, ctx: Context) -> Done:
    """When the store closes by its calendar: the daily reports, each once.

    A report none of whose measures exists yet is not owed.
    """
    return Done(drafted=draft_owed(ctx, ("day",)))
