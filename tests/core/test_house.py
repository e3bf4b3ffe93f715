"""The house acts on its own: rounds, what happens afterwards, not before its time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from chehang.core import jobs, schedule
from chehang.core.context import Clock, Context, FixedClock
from chehang.core.errors import NotAllowed, Refused
from chehang.core.house import _recurring, every, house_actor
from chehang.core.listening import _afterwards, _listeners, afterwards, listens
from chehang.core.models import InboxItem, Job, Journal, Tick
from chehang.core.operation import Done, Operation, _operations
from chehang.core.types import Command
from chehang.core.verify import broken
from chehang.org.models import Store
from chehang.org.operations.run_clocks import RunClocks, run_clocks
from chehang.project.commands.worker import strike, work_once
from tests.fixtures import make_store
from tests.races import meet


class Sweep(Command):
    """A day."""

    day: str = ""


@dataclass(frozen=True)
class Swept:
    """Something happened."""

    day: str


def sweep(cmd: Sweep, ctx: Context) -> Done:
    """Nothing, or a refusal."""
    if cmd.day == "refused":
        raise Refused("sweep.no", "No")
    return Done(id=7)


@pytest.fixture
def sweeping() -> Any:
    op = Operation("tests.sweep", "Sweep", ("keeper",), sweep, house=True)
    _operations["tests.sweep"] = op
    others = dict(_recurring)  # the departments' own rounds stand aside
    _recurring.clear()
    yield op
    _operations.pop("tests.sweep")
    _recurring.clear()
    _recurring.update(others)


def tick(store_id: int, clock: FixedClock) -> Done:
    return run_clocks(RunClocks(), actor=house_actor(store_id), clock=clock)


def outcomes() -> list[tuple[str, str]]:
    return list(Tick.objects.filter(name="tests.sweep").order_by("due_at").values_list("period", "outcome"))


def test_a_round_acts_once_as_the_house(store, clock, sweeping) -> None:
    every("day 02:00", command=lambda period: Sweep(day=period))(sweeping)
    tick(store.pk, clock)
    assert outcomes() == [("begin", "begun")] and not Job.objects.exists()
    clock.at += timedelta(days=1)
    for _again in range(3):
        tick(store.pk, clock)
    assert outcomes()[1:] == [("2026-11-24", "done")]
    assert work_once() and not work_once()
    row = Journal.objects.get(operation="tests.sweep")
    assert (row.channel, row.employee_id, row.account_id, row.outcome) == ("house", 0, 0, "done")
    assert '"2026-11-24"' in row.request and not InboxItem.objects.exists()
    assert not list(broken("T02")) and not list(broken("I37"))


@pytest.mark.parametrize(("each", "done"), [(False, 1), (True, 3)])
def test_after_three_days_it_catches_up_by_its_rule(store, clock, sweeping, each, done) -> None:
    every("day 02:00", command=lambda period: Sweep(day=period), each=each)(sweeping)
    tick(store.pk, clock)
    clock.at += timedelta(days=3)
    for _again in range(2):
        tick(store.pk, clock)
    assert [o for _p, o in outcomes()[1:]] == ["missed"] * (3 - done) + ["done"] * done
    assert Job.objects.count() == done
    clock.at += timedelta(hours=17)  # 10:00 + 17 h: the rhythm has not drifted
    tick(store.pk, clock)
    assert outcomes()[-1] == ("2026-11-27", "done")


def test_a_round_without_trace_is_seen(store, clock, sweeping) -> None:
    every("day 02:00", command=lambda period: Sweep(day=period))(sweeping)
    tick(store.pk, clock)
    clock.at += timedelta(days=1)
    tick(store.pk, clock)
    Job.objects.all().delete()
    assert len(list(broken("T02"))) == 1


def test_a_failed_act_of_the_house_is_told_to_the_administrator(store, clock, sweeping) -> None:
    every("day 02:00", command=lambda period: Sweep(day="refused"))(sweeping)
    tick(store.pk, clock)
    clock.at += timedelta(days=1)
    tick(store.pk, clock)
    work_once()
    assert Job.objects.get().state == "failed" and InboxItem.objects.get().post == "administrator"


def test_the_house_does_nothing_else(store, clock, sweeping, actor_of) -> None:
    other = Operation("tests.other", "Other", ("keeper",), sweep)
    with pytest.raises(NotAllowed):
        other(Sweep(), actor=house_actor(store.pk), clock=clock)
    with pytest.raises(ValueError, match="house=True"):
        every("day 02:00", command=lambda period: Sweep())(other)
    with pytest.raises(ValueError, match="no rhythm"):
        every("sometimes", command=lambda period: Sweep())


def test_what_happens_afterwards_comes_exactly_when_the_act_stands(
    store, clock, sweeping, context_of, actor_of
) -> None:
    def listener(event: Swept, ctx: Context) -> Sweep | None:
        return Sweep(day=event.day) if event.day else None

    listens(Swept, then="tests.sweep")(listener)
    try:
        ctx = context_of(actor_of("keeper"))
        with transaction.atomic():
            ctx.announce(Swept("today"))
            ctx.announce(Swept(""))
        assert Job.objects.get().name == "tests.sweep" and "tests.sweep" in afterwards()
        with pytest.raises(RuntimeError), transaction.atomic():
            ctx.announce(Swept("undone"))
            raise RuntimeError
        assert Job.objects.count() == 1
        assert work_once() and Journal.objects.get(operation="tests.sweep").channel == "house"
    finally:
        _listeners.pop(Swept)
        _afterwards.pop(listener)


def test_a_job_waits_for_its_time(store, sweeping) -> None:
    clock = Clock()
    actor = house_actor(store.pk)
    jobs.later(sweeping, Sweep(), actor=actor, clock=clock, key="late", not_before=clock.now() + timedelta(hours=1))
    assert jobs.take() is None
    jobs.later(sweeping, Sweep(), actor=actor, clock=clock, key="now", not_before=clock.now())
    taken = jobs.take()
    assert taken and taken.key == "now"


def test_the_scheduler_looks_at_every_store_and_writes_nothing_in_vain(store, other_store, sweeping, actor_of) -> None:
    for one in (store, other_store):
        actor_of("keeper", at=one)
    Store.objects.create(
        code="77", name="外库店", short_name="外库店"
    )  # lives in another database: nobody works there here
    every("day 02:00", command=lambda period: Sweep(day=period))(sweeping)
    assert strike() == 2
    before = Journal.objects.count()
    assert strike() == 0 and Journal.objects.count() == before


def test_two_schedulers_at_once_act_once(real_commits, clock, sweeping) -> None:
    every("day 02:00", command=lambda period: Sweep(day=period))(sweeping)
    store = make_store("01", "泓川江东店")
    tick(store.pk, clock)
    clock.at += timedelta(days=2)
    meet(*[lambda: tick(store.pk, clock)] * 4)
    assert [o for _p, o in outcomes()] == ["begun", "missed", "done"] and Job.objects.count() == 1
    assert not schedule.anything_due(house_actor(store.pk), clock.now())
