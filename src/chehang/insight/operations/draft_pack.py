"""Draft a report."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.measures import Span
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.insight.packs.drafting import drafted
from chehang.insight.packs.kinds import kinds
from chehang.insight.packs.models import ReportPack
from chehang.work.heads import MANAGERS


class DraftPack(Command):
    """Which report, for which period: 2026-11, 2026-W48, 2026-11-23."""

    kind: Annotated[str, Field(max_length=40, title="Kind of report")]
    period: Annotated[str, Field(max_length=10, title="Period")]


@operation("insight.draft_pack", title=_("Draft the report"), posts=MANAGERS)
def draft_pack(cmd: DraftPack, ctx: Context) -> Done:
    """The numbers as they are known now; after the first one was signed, a new version (a month that was reopened).

    Refused for a period that has not begun, for another department, and while a draft lies there.
    """
    kind, span = kinds().get(cmd.kind), Span.read(cmd.period)
    if kind is None:
        known = ", ".join(kinds())
        raise Refused("pack.unknown", _("There is no such report. There are: %(known)s."), field="kind", known=known)
    if kind.owner not in ctx.actor.posts and "general_manager" not in ctx.actor.posts:
        raise NotAllowed("pack.not_yours", _("This report belongs to another post."))
    if span is None or span.kind != kind.rhythm or span.first > ctx.today:
        raise Refused(
            "pack.period",
            _("%(title)s is written for one %(rhythm)s that has begun, such as %(code)s."),
            field="period",
            title=kind.title,
            rhythm=_(kind.rhythm.capitalize()),
            code=kind.last_before(ctx.today).code,
        )
    earlier = rows(ReportPack, ctx).filter(kind=kind.code, first=span.first, state="draft").first()
    if earlier is not None:
        raise Refused("pack.drafted", _("%(number)s is drafted already. Sign it first."), number=earlier.number)
    pack = drafted(ctx, kind, span)
    return Done(id=pack.pk, number=pack.number)
