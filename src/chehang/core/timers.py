"""Deadlines that run (时限): started, paused, met, and told of when nobody acts.

A state machine whose states carry ``within`` starts and meets them by itself (``follow``); else a service does. The house
tells who has to know (``tell_due``): each rung of the ladder once, however long the clock stood still.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from . import bulk, documents, inbox
from .calendar import WORKING, Within, calendar_of, end_of
from .context import STORE_TIME, Context
from .errors import Conflict, Refused
from .models import InboxItem, Timer
from .screens import screen_of
from .states import machines
from .timed import Timed, climb, kind_named, ladder_of, next_moment, title_of

COMING = gettext_noop("%(thing)s is due at %(due)s: %(what)s")
LATE = gettext_noop("%(thing)s is late, it was due at %(due)s: %(what)s")


def start(
    ctx: Context,
    obj: Model,
    name: str,
    *,
    within: Within | None = None,
    due_at: datetime | None = None,
    post: str = "",
    late_post: str = "",
    employee_id: int = 0,
    link: str = "",
    thing: str = "",
    asks_reason: bool = False,
) -> Timer:
    """Start a deadline for an object. Refused("timer.runs") while one of this kind runs for it."""
    kind = kind_named(name)
    if Timer.objects.filter(subject=obj._meta.label, subject_id=obj.pk, kind=name, ended_at=None).exists():
        raise Conflict("timer.runs", _("This deadline is running already."))
    timer = _new(ctx, kind, obj, within or kind.within, due_at)
    timer.post, timer.late_post = post or kind.whose, late_post or kind.late
    timer.employee_id, timer.link = employee_id, link or timer.link
    timer.thing, timer.asks_reason = thing or timer.thing, asks_reason or timer.asks_reason
    _reckon(ctx, timer)
    timer.save()
    ctx.changed(timer, None, {"kind": name, "due_at": str(timer.due_at)})
    return timer


def _new(ctx: Context, kind: Timed, obj: Any, within: Within | None, due_at: datetime | None) -> Timer:
    unit, amount = "", 0
    if due_at is None:
        if within is None:
            raise ValueError(f"{kind.name} needs a time allowed or a moment")
        unit, amount = within.reckoned(ctx, ctx.today)
        due_at = calendar_of(ctx).due(ctx.now, unit, amount)
    return Timer(
        store_id=ctx.store_id,
        kind=kind.name,
        subject=obj._meta.label,
        subject_id=obj.pk,
        thing=str(obj)[:200],
        link=_url(obj),
        post=kind.whose,
        late_post=kind.late,
        unit=unit,
        amount=amount,
        started_at=ctx.now,
        due_at=due_at,
        # What was due before it began is told with the next tick.
        told_until=min(ctx.now, due_at - timedelta(seconds=1)),
        asks_reason=kind.asks_reason,
    )


def _url(obj: Any) -> str:
    document = next((d for d in documents.documents().values() if d.model == obj._meta.label), None)
    if document:
        return document.url(obj.pk)
    screen = screen_of(type(obj))
    return f"{screen.url}{obj.pk}/" if screen else ""


def _reckon(ctx: Context, timer: Timer) -> None:
    timer.next_at = next_moment(timer, climb(timer, ladder_of(ctx, timer.kind), calendar_of(ctx)))


def running(ctx: Context, obj: Model, name: str, *, lock: bool = True) -> Timer:
    """The deadline of this kind that runs for an object; Refused("timer.none") when none does."""
    rows = Timer.objects.filter(
        store_id=ctx.store_id, subject=obj._meta.label, subject_id=obj.pk, kind=name, ended_at=None
    )
    timer = (rows.select_for_update() if lock else rows).first()
    if timer is None:
        raise Refused("timer.none", _("No such deadline is running."))
    return timer


def pause(ctx: Context, obj: Model, name: str, reason: str) -> Timer:
    """Let a deadline stand still: nobody is told of it until it goes on. Refused when it stands still or is late."""
    timer = running(ctx, obj, name)
    if timer.state != "open" or timer.due_at <= ctx.now:
        raise Refused("timer.not_open", _("Only a deadline that is running and not over can be paused."))
    timer.state, timer.paused_at, timer.next_at = "paused", ctx.now, None
    timer.save(update_fields=["state", "paused_at", "next_at"])
    ctx.changed(timer, {"state": "open"}, {"state": "paused", "reason": reason})
    return timer


def resume(ctx: Context, obj: Model, name: str) -> Timer:
    """Let a paused deadline go on with the time that was left, in its own unit."""
    timer = running(ctx, obj, name)
    if timer.paused_at is None:
        raise Refused("timer.not_paused", _("This deadline is not paused."))
    calendar, before = calendar_of(ctx), timer.due_at
    if timer.unit in ("working_minutes", "working_hours"):
        left = calendar.working_minutes(timer.paused_at, timer.due_at)
        timer.due_at = calendar.after(ctx.now, left)
    elif timer.unit == "working_days":
        since, until = calendar.days(timer.paused_at, timer.due_at)
        left = sum(calendar.is_working_day(since + timedelta(days=n + 1)) for n in range((until - since).days))
        timer.due_at = end_of(calendar.working_day_after(ctx.today, left))
    else:
        timer.due_at += ctx.now - timer.paused_at
    timer.state, timer.paused_at, timer.told_until = "open", None, ctx.now
    _reckon(ctx, timer)
    timer.save(update_fields=["state", "paused_at", "due_at", "told_until", "next_at"])
    ctx.changed(timer, {"state": "paused", "due_at": str(before)}, {"state": "open", "due_at": str(timer.due_at)})
    return timer


def meet(ctx: Context, obj: Model, name: str, reason: str = "") -> Timer:
    """What was asked is done. Refused("timer.reason") when it is late, the rule asks why, and nobody has said it."""
    timer = running(ctx, obj, name)
    _end(ctx, [timer], reason)
    ctx.changed(timer, None, {"kind": name, "state": "met", "late": ctx.now > timer.due_at})
    inbox.settle(timer.subject, timer.subject_id, ctx.actor.employee_id, ctx.now)
    return timer


def explain(ctx: Context, timer: Timer, reason: str) -> None:
    """Say why a deadline will not be, or was not, kept."""
    before = timer.reason
    timer.reason = reason
    timer.save(update_fields=["reason"])
    ctx.changed(timer, {"reason": before}, {"reason": reason})


def _end(ctx: Context, timers: list[Timer], reason: str = "") -> None:
    for timer in timers:
        if timer.asks_reason and ctx.now > timer.due_at and not (timer.reason or reason):
            raise Refused(
                "timer.reason",
                _("%(thing)s is late since %(due)s. Say first why, then finish it."),
                field="reason",
                thing=timer.thing,
                due=_moment(timer.due_at),
            )
        timer.reason = timer.reason or reason
        timer.state, timer.ended_at, timer.next_at, timer.paused_at = "met", ctx.now, None, None
    Timer.objects.bulk_update(timers, ["state", "ended_at", "next_at", "paused_at", "reason"])


def _moment(at: datetime) -> str:
    return f"{at.astimezone(STORE_TIME):%Y-%m-%d %H:%M}"


def follow(ctx: Context) -> None:
    """Start and meet the deadlines of the states that the objects of this act have entered and left."""
    first: dict[tuple[str, int], str] = {}
    last: dict[tuple[str, int], str] = dict(ctx.memo.get("begun", {}))
    reasons: dict[int, str] = {}
    known = machines()
    for step in ctx.steps:
        if known[step.machine].timed:
            first.setdefault(
                (step.machine, step.object_id), "" if (step.machine, step.object_id) in last else step.source
            )
            last[step.machine, step.object_id] = step.target
            reasons[step.object_id] = step.reason
    entered: dict[str, list[tuple[Timed, int]]] = defaultdict(list)
    for (machine, pk), now in last.items():
        was, label = first.get((machine, pk), ""), known[machine].model
        left = [k.name for k in known[machine].timed if was in k.states and now not in k.states]
        if left:
            rows = Timer.objects.filter(subject=label, subject_id=pk, kind__in=left, ended_at=None)
            _end(ctx, list(rows.select_for_update().order_by("id")), reasons[pk])
        entered[label] += [(k, pk) for k in known[machine].timed if now in k.states and was not in k.states]
    for label, waiting in entered.items():
        _start_all(ctx, label, waiting)


def _start_all(ctx: Context, label: str, waiting: Iterable[tuple[Timed, int]]) -> None:
    waiting = list(waiting)
    if not waiting:
        return
    found = {pk: obj for (model, pk), obj in ctx.memo.get("moved", {}).items() if model == label}
    if missing := {pk for _kind, pk in waiting} - set(found):
        found |= apps.get_model(label)._default_manager.in_bulk(missing)
    made = []
    for kind, pk in waiting:
        fixed = getattr(found[pk], kind.until) if kind.until else None
        if kind.within is None and fixed is None:
            continue  # nobody has named a day
        timer = _new(ctx, kind, found[pk], kind.within, end_of(fixed) if fixed else None)
        _reckon(ctx, timer)
        made.append(timer)
    Timer.objects.bulk_create(made)


def due_now(store_id: int, now: datetime) -> QuerySet[Timer]:
    """The deadlines of a store of which somebody has to be told by now, the oldest first."""
    return Timer.objects.filter(store_id=store_id, next_at__lte=now).order_by("next_at", "id")


def tell_due(ctx: Context, most: int) -> int:
    """Tell of up to ``most`` deadlines whose next rung has come: each rung once, of one post once. Returns how many."""
    timers = list(due_now(ctx.store_id, ctx.now).select_for_update()[:most])
    calendar, items = calendar_of(ctx), []
    for timer in timers:
        steps = climb(timer, ladder_of(ctx, timer.kind), calendar)
        come = [rung for moment, rung in steps if timer.told_until < moment <= ctx.now]
        late = timer.due_at <= ctx.now
        timer.level += sum(rung.when == "after" for rung in come)
        timer.state = "late" if late else "open"
        timer.told_until = ctx.now
        timer.next_at = next_moment(timer, steps)
        posts = {timer.post: ""} if late and not come else {}
        posts |= {{"whose": timer.post, "late": timer.late_post}.get(rung.tell, rung.tell): "" for rung in come}
        items += [_message(ctx, timer, post, late) for post in posts if post or timer.employee_id]
    InboxItem.objects.bulk_create(items)
    told = [(t.level, t.state, bulk.moment(ctx.now), t.next_at and bulk.moment(t.next_at), t.pk) for t in timers]
    bulk.each("UPDATE core_timer SET level = %s, state = %s, told_until = %s, next_at = %s WHERE id = %s", told)
    return len(timers)


def _message(ctx: Context, timer: Timer, post: str, late: bool) -> InboxItem:
    mine = bool(timer.employee_id) and post in ("", timer.post)
    return InboxItem(
        store_id=ctx.store_id,
        post="" if mine else post,
        employee_id=timer.employee_id if mine else 0,
        message=LATE if late else COMING,
        params={"thing": timer.thing, "due": _moment(timer.due_at), "what": str(title_of(timer.kind))},
        link=timer.link,
        subject=timer.subject,
        subject_id=timer.subject_id,
        created_at=ctx.now,
    )


def reckon_again(ctx: Context) -> int:
    """After a change of the calendar or of a ladder: move the open deadlines that are reckoned in working time, and the
    moments at which somebody is told. Returns how many deadlines moved. What is late already stays late."""
    calendar, moved, touched = calendar_of(ctx), 0, []
    for timer in Timer.objects.filter(store_id=ctx.store_id, state="open", due_at__gt=ctx.now).select_for_update():
        before = (timer.due_at, timer.next_at)
        if timer.unit in WORKING:
            timer.due_at = calendar.due(timer.started_at, timer.unit, timer.amount)
        _reckon(ctx, timer)
        moved += timer.due_at != before[0]
        if (timer.due_at, timer.next_at) != before:
            touched.append(timer)
    Timer.objects.bulk_update(touched, ["due_at", "next_at"], batch_size=200)
    return moved
