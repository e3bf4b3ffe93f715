"""Ask for more capital quota for a time."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate, StartDate
from chehang.core.types import Command, PositiveMoney, Reason
from chehang.purchasing.models import TemporaryQuota
from chehang.purchasing.quota import current
from chehang.purchasing.states import TEMPORARY

LONGEST = 92  # days; what is needed for longer is a new quota


class AskTemporaryQuota(Command):
    """How much more, between which days, and what for."""

    amount: Annotated[PositiveMoney, Field(title="More quota")]
    since: Annotated[StartDate, Field(title="From")]
    until: Annotated[DueDate, Field(title="Until")]
    reason: Reason


@operation(
    "purchasing.ask_temporary_quota", title=_("Ask for a temporary quota"), posts=("parts_planner", "parts_manager")
)
def ask_temporary_quota(cmd: AskTemporaryQuota, ctx: Context) -> Done:
    """Finance and, after it, the general manager decide; it counts from the second yes until its last day.

    Refused for past days, for more than three months, and where no quota is set at all.
    """
    if cmd.since < ctx.today or cmd.until < cmd.since:
        raise Refused("temporary.days", _("The days must lie ahead, the first before the last."), field="until")
    if (cmd.until - cmd.since).days > LONGEST:
        raise Refused(
            "temporary.long",
            _("More than %(days)s days is no longer temporary. Ask finance to set another quota."),
            field="until",
            days=LONGEST,
        )
    if current(ctx, cmd.since) is None:
        raise Refused("temporary.no_quota", _("No quota is set: orders are not limited. Nothing has to be asked for."))
    made = TemporaryQuota.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "DE"), amount=cmd.amount, since=cmd.since, until=cmd.until,
        reason=cmd.reason, asked_by_id=ctx.actor.employee_id, asked_at=ctx.now,
    )  # fmt: skip
    TEMPORARY.begin(ctx, made)
    ctx.changed(made, None, cmd.model_dump(mode="json"))
    approvals.ask(ctx, made)
    return Done(id=made.pk, number=made.number)
