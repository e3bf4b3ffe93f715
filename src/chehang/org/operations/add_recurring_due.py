"""Let a duty come round."""

from enum import StrEnum
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import schedule
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.models import RecurringDue
from chehang.core.operation import Done, operation
from chehang.core.rhythms import read_rhythm
from chehang.core.types import Command, RequiredText
from chehang.org.posts import POSTS


class TimeUnit(StrEnum):
    """What the time allowed counts."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_MINUTES = "working_minutes"
    WORKING_HOURS = "working_hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class AddRecurringDue(Command):
    """What, how often (day 09:00, monday 08:00, month last 18:00), how long it may take, whose it is, who is told late."""

    title: Annotated[RequiredText, Field(title="Recurring duty")]
    rhythm: Annotated[str, Field(max_length=30, title="How often", description="day 09:00 · workday 09:00 · monday 08:00 · month 1 09:00 · month last 18:00")]  # fmt: skip
    amount: Annotated[int, Field(gt=0, le=10_000, title="Time allowed")]
    unit: Annotated[TimeUnit, Field(title="Unit of time")] = TimeUnit.HOURS
    post: Annotated[RequiredText, Field(title="Whose duty")]
    late_post: Annotated[RequiredText, Field(title="Told when late")]
    each: Annotated[bool, Field(title="Make up for each missed round")] = False
    asks_reason: Annotated[bool, Field(title="Late only with a reason")] = False


@operation("org.add_recurring_due", title=_("Let a duty come round"), posts=("general_manager", "administrator"))
def add_recurring_due(cmd: AddRecurringDue, ctx: Context) -> Done:
    """Let a duty come round from now on: each time its deadline starts for the post.

    A day that a month does not have is its last. Refused for a rhythm or a post that does not exist, and for a title
    that comes round already.
    """
    try:
        read_rhythm(cmd.rhythm)
    except ValueError:
        raise Refused(
            "rhythm.malformed",
            _("Write how often like day 09:00, workday 09:00, monday 08:00, month 1 09:00 or month last 18:00."),
            field="rhythm",
        ) from None
    for name in ("post", "late_post"):
        if getattr(cmd, name) not in POSTS:
            raise Refused("post.unknown", _("There is no such post."), field=name)
    if RecurringDue.objects.filter(store_id=ctx.store_id, title=cmd.title, ended_at=None).exists():
        raise Conflict("due.twice", _("This duty comes round already."), field="title")
    due = RecurringDue.objects.create(
        store_id=ctx.store_id,
        **cmd.model_dump(mode="json"),
        set_by_id=ctx.actor.employee_id,
        set_by_name=ctx.actor.name,
        set_at=ctx.now,
    )
    schedule.begin(ctx, due)
    ctx.changed(due, None, cmd.model_dump(mode="json"))
    return Done(id=due.pk)
