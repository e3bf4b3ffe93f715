"""Duties that come round: each round starts one deadline, also on 31 February."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from chehang.core.desk import waiting_for
from chehang.core.errors import Refused
from chehang.core.house import _recurring, house_actor
from chehang.core.models import RecurringDue, Tick, Timer
from chehang.core.verify import broken
from chehang.org.operations.add_recurring_due import AddRecurringDue, add_recurring_due
from chehang.org.operations.run_clocks import RunClocks, run_clocks


@pytest.fixture(autouse=True)
def no_other_rounds() -> Iterator[None]:
    """The departments' own rounds stand aside."""
    others = dict(_recurring)
    _recurring.clear()
    yield
    _recurring.update(others)


def cmd(**also) -> AddRecurringDue:
    patrol = {"title": "仓库巡查", "rhythm": "day 09:00", "amount": 3, "post": "keeper", "late_post": "parts_manager"}
    return AddRecurringDue.model_validate(patrol | also)


def tick(store, clock) -> None:
    run_clocks(RunClocks(), actor=house_actor(store.pk), clock=clock)


def test_each_day_has_its_round(store, clock, actor_of) -> None:
    add_recurring_due(cmd(), actor=actor_of("general_manager"), clock=clock)
    tick(store, clock)
    assert not Timer.objects.exists()
    clock.at += timedelta(days=1)
    for _again in range(2):
        tick(store, clock)
    timer = Timer.objects.get()
    assert timer.thing == "仓库巡查 2026-11-24" and timer.due_at == clock.now() + timedelta(hours=2)
    waiting = waiting_for(actor_of("keeper"), clock)
    assert [w.url for w in waiting] == [f"/do/core/finish_due/?timer={timer.pk}"] and not waiting[0].urgent
    clock.at += timedelta(days=3)
    tick(store, clock)
    assert Timer.objects.count() == 2 and Tick.objects.filter(outcome="missed").count() == 2
    assert not list(broken("T01")) and not list(broken("T02"))


def test_each_missed_round_where_the_duty_says_so(store, clock, actor_of) -> None:
    add_recurring_due(cmd(each=True), actor=actor_of("general_manager"), clock=clock)
    clock.at += timedelta(days=3)
    tick(store, clock)
    assert Timer.objects.count() == 3


def test_the_thirty_first_is_the_last_day(store, clock, actor_of) -> None:
    clock.at = datetime(2027, 1, 31, 2, tzinfo=UTC)
    add_recurring_due(
        cmd(rhythm="month 31 09:00", unit="months", amount=1), actor=actor_of("administrator"), clock=clock
    )
    clock.at = datetime(2027, 3, 1, tzinfo=UTC)
    tick(store, clock)
    assert Tick.objects.get(outcome="done").period == "2027-02-28"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"rhythm": "sometimes"}, "rhythm.malformed"),
        ({"post": "nobody"}, "post.unknown"),
        ({"late_post": "nobody"}, "post.unknown"),
    ],
)
def test_what_is_refused_leaves_nothing(store, clock, actor_of, wrong, code) -> None:
    with pytest.raises(Refused) as refusal:
        add_recurring_due(cmd(**wrong), actor=actor_of("general_manager"), clock=clock)
    assert refusal.value.code == code and not RecurringDue.objects.exists()


def test_the_same_duty_comes_round_once(store, clock, actor_of) -> None:
    boss = actor_of("general_manager")
    add_recurring_due(cmd(), actor=boss, clock=clock)
    with pytest.raises(Refused) as refusal:
        add_recurring_due(cmd(), actor=boss, clock=clock)
    assert refusal.value.code == "due.twice"
