"""Decide who is told of a kind of deadline."""

from enum import StrEnum
from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Ladder
from chehang.core.operation import Done, operation
from chehang.core.timed import MOST_RUNGS, Rung, check_ladder, kind_named, ladder_of
from chehang.core.timers import reckon_again
from chehang.core.types import Command, Reason, RequiredText
from chehang.org.posts import POSTS


class When(StrEnum):
    """A share of the time allowed, or minutes before or after the deadline."""

    SHARE = "share"
    BEFORE = "before"
    AFTER = "after"


class Step(Command):
    """One rung: when, how much (per cent or minutes), and who is told: whose, late, or a post."""

    when: Annotated[When, Field(title="Point in time")]
    amount: Annotated[int, Field(ge=0, le=100_000, title="Per cent or minutes")]
    tell: Annotated[RequiredText, Field(title="Who is told")]


class SetLadder(Command):
    """The kind of deadline, the rungs in their order (none: as the product brings them), and why."""

    kind: Annotated[RequiredText, Field(title="Kind of deadline")]
    rungs: Annotated[list[Step], Field(max_length=MOST_RUNGS, title="Rungs")] = []
    reason: Reason


@operation("org.set_ladder", title=_("Decide who is told of a deadline"), posts=("general_manager", "administrator"))
def set_ladder(cmd: SetLadder, ctx: Context) -> Done:
    """Set the ladder of reminders and escalations of a kind of deadline; it counts for those already running.

    Refused for a post that does not exist and for a ladder that goes round, has no end, or does not climb.
    """
    kind_named(cmd.kind)
    for n, step in enumerate(cmd.rungs):
        if step.tell not in POSTS and step.tell not in ("whose", "late"):
            raise Refused("post.unknown", _("There is no such post."), field=f"rungs.{n}.tell")
    rungs = [Rung(step.when.value, step.amount, step.tell) for step in cmd.rungs]
    if rungs:
        check_ladder(rungs)
    before = ladder_of(ctx, cmd.kind)
    same = Ladder.objects.filter(store_id=ctx.store_id, kind=cmd.kind)
    plain = [[r.when, r.amount, r.tell] for r in rungs]
    row = Ladder.objects.create(
        store_id=ctx.store_id,
        kind=cmd.kind,
        version=(same.aggregate(n=Max("version"))["n"] or 0) + 1,
        rungs=plain,
        reason=cmd.reason,
        set_by_id=ctx.actor.employee_id,
        set_by_name=ctx.actor.name,
        set_at=ctx.now,
    )
    ctx.changed(row, {"rungs": [[r.when, r.amount, r.tell] for r in before]}, {"kind": cmd.kind, "rungs": plain})
    ctx.memo.pop("ladders")
    reckon_again(ctx)
    return Done(id=row.pk)
