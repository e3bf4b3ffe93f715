"""Draft the reports that are owed today."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.insight.packs.drafting import drafted, owed_on
from chehang.insight.packs.kinds import kinds
from chehang.insight.packs.models import ReportPack


class DraftPacks(Command):
    """Nothing to say: the day is today."""


def _today(period: str) -> DraftPacks:
    return DraftPacks()


@every("day 17:30", command=_today)
@operation("insight.draft_packs", title=_("Draft the reports of the day"), posts=("general_manager",), house=True)
def draft_packs(cmd: DraftPacks, ctx: Context) -> Done:
    """Every afternoon: the daily reports, on Monday those of the week, on the first those of the month, each once.

    A report none of whose measures exists yet is not owed.
    """
    made = []
    for kind in kinds().values():
        span = owed_on(kind, ctx.today)
        if span is None or not kind.measures or _there(ctx, kind.code, span.first):
            continue
        made.append(drafted(ctx, kind, span).number)
    return Done(drafted=made)


def _there(ctx: Context, kind: str, first: date) -> bool:
    return rows(ReportPack, ctx).filter(kind=kind, first=first).exists()
