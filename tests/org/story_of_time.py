"""Days, ladders and duties of the store; the clock has struck; deadlines run, are late, paused and finished."""

from datetime import timedelta

from django.db import transaction

from chehang.core import timers
from chehang.core.calendar import Within
from chehang.core.models import Timer
from chehang.org.models import Store
from chehang.org.operations.add_recurring_due import AddRecurringDue, add_recurring_due
from chehang.org.operations.run_clocks import RunClocks, run_clocks
from chehang.org.operations.set_calendar_day import SetCalendarDay, set_calendar_day
from chehang.org.operations.set_ladder import SetLadder, set_ladder
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """Decide, let the clock strike, and leave a deadline in each of its states."""
    depot = shop.depot
    for kind in ("off", "usual"):
        day = {"day": depot.clock.today() + timedelta(days=1), "kind": kind, "reason": "店庆"}
        depot.run(set_calendar_day, SetCalendarDay.model_validate(day), "hr_manager")
    rungs = [{"when": "after", "amount": 0, "tell": "late"}]
    for _again in range(2):
        ladder = {"kind": "core.due", "rungs": rungs, "reason": "总经理要求"}
        depot.run(set_ladder, SetLadder.model_validate(ladder), "general_manager")
    for title in ("仓库巡查", "周订货"):
        due = {"title": title, "rhythm": "day 09:00", "amount": 3, "post": "keeper", "late_post": "parts_manager"}
        depot.run(add_recurring_due, AddRecurringDue.model_validate(due), "general_manager")
    depot.run(run_clocks, RunClocks(), "administrator")
    _deadlines(shop)


def _deadlines(shop: Shop) -> None:
    ctx, store = shop.depot.context("keeper"), Store.objects.get(pk=shop.store.pk)
    with transaction.atomic():
        for name in ("core.due", "core.due"):
            timers.start(ctx, store, name, due_at=ctx.now - timedelta(hours=1), asks_reason=True)
            timers.meet(ctx, store, name, "停电")
        timers.start(ctx, store, "core.due", within=Within(hours=1))
        timers.pause(ctx, store, "core.due", "等厂家")
    Timer.objects.filter(state="open").update(late_post="parts_manager")
