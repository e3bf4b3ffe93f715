"""What comes round, and when it came: each round of a store acts once, however many schedulers look and however long
they stood still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Max

from . import jobs, timers
from .calendar import calendar_of
from .context import STORE_TIME, Actor, Context
from .house import Recurring, house_actor, recurring
from .models import Clockwork, RecurringDue, Tick
from .operation import operations
from .rhythms import Rhythm, read_rhythm

BATCH = 1000
LONGEST_STOP = timedelta(days=366)  # what was missed before is not even listed


def _rounds(who: Context | Actor, rhythm: Rhythm, since: datetime, now: datetime) -> list[datetime]:
    calendar = calendar_of(who)
    return list(rhythm.moments(max(since, now - LONGEST_STOP), now, calendar.is_working_day, calendar.closing))


def _seen(store_id: int) -> dict[str, datetime]:
    """When each name came round last."""
    rows = Tick.objects.filter(store_id=store_id).values("name").annotate(last=Max("due_at"))
    return {row["name"]: row["last"] for row in rows.order_by()}


def _dues(store_id: int) -> list[RecurringDue]:
    return list(RecurringDue.objects.filter(store_id=store_id, ended_at=None).order_by("id"))


def anything_due(actor: Actor, now: datetime) -> bool:
    """Whether the clock of a store has anything to do: asked often, writes nothing."""
    if timers.due_now(actor.store_id, now).exists():
        return True
    seen = _seen(actor.store_id)
    rhythms = {r.name: r.rhythm for r in recurring().values()}
    rhythms |= {_name(d): read_rhythm(d.rhythm) for d in _dues(actor.store_id)}
    return any(name not in seen or _rounds(actor, r, seen[name], now) for name, r in rhythms.items())


def run(ctx: Context) -> tuple[int, int]:
    """Tell of what is due and let come round what comes round. Returns (deadlines told of, rounds).

    The row of the store's clockwork is held meanwhile: two schedulers act one after the other.
    """
    Clockwork.objects.bulk_create([Clockwork(store_id=ctx.store_id, told_until=ctx.now)], ignore_conflicts=True)
    clockwork = Clockwork.objects.select_for_update().get(pk=ctx.store_id)
    told = timers.tell_due(ctx, BATCH)
    rounds = _come_round(ctx)
    if told < BATCH and clockwork.told_until < ctx.now:
        Clockwork.objects.filter(pk=ctx.store_id).update(told_until=ctx.now)
    return told, rounds


def _come_round(ctx: Context) -> int:
    seen, count = _seen(ctx.store_id), 0
    for one in recurring().values():
        count += _act(ctx, one.name, one.rhythm, one.each, seen, _job(ctx, one))
    for due in _dues(ctx.store_id):
        count += _act(ctx, _name(due), read_rhythm(due.rhythm), due.each, seen, _deadline(ctx, due))
    return count


def _name(due: RecurringDue) -> str:
    return f"core.due:{due.pk}"


def begin(ctx: Context, due: RecurringDue) -> None:
    """From this moment on a due comes round."""
    _tick(ctx, _name(due), "begin", ctx.now, "begun")


def _act(
    ctx: Context, name: str, rhythm: Rhythm, each: bool, seen: dict[str, datetime], make: Callable[[datetime], None]
) -> int:
    """Write down the rounds since the last one and act on those that count; the others stand as missed."""
    if name not in seen:
        _tick(ctx, name, "begin", ctx.now, "begun")
        return 1
    rounds = _rounds(ctx, rhythm, seen[name], ctx.now)
    for moment in rounds:
        if each or moment == rounds[-1]:
            make(moment)
        else:
            _tick(ctx, name, period_of(moment), moment, "missed")
    return len(rounds)


def period_of(moment: datetime) -> str:
    """The day a round belongs to."""
    return f"{moment.astimezone(STORE_TIME):%Y-%m-%d}"


def _tick(ctx: Context, name: str, period: str, due_at: datetime, outcome: str, made: int = 0) -> Tick:
    return Tick.objects.create(
        store_id=ctx.store_id, name=name, period=period, due_at=due_at, at=ctx.now, outcome=outcome, made=made
    )


def _job(ctx: Context, one: Recurring) -> Callable[[datetime], None]:
    """A round of an operation is a job of the house, written with its tick."""

    def make(moment: datetime) -> None:
        period = period_of(moment)
        actor = house_actor(ctx.store_id, ctx.actor.store_code)
        job = jobs.later(operations()[one.name], one.command(period), actor=actor, clock=ctx.clock, key=period)
        _tick(ctx, one.name, period, moment, "done", job.pk)

    return make


def _deadline(ctx: Context, due: RecurringDue) -> Callable[[datetime], None]:
    """A round of a due is a deadline that starts with the round, however late the clock looks."""

    def make(moment: datetime) -> None:
        period = period_of(moment)
        tick = _tick(ctx, _name(due), period, moment, "done", due.pk)
        timers.start(
            ctx,
            tick,
            "core.due",
            due_at=calendar_of(ctx).due(moment, due.unit, due.amount),
            post=due.post,
            late_post=due.late_post,
            thing=f"{due.title} {period}",
            asks_reason=due.asks_reason,
        )

    return make
