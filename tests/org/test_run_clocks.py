"""The clock of a store: nothing is told twice, whoever lets it strike."""

from datetime import timedelta

import pytest

from chehang.core import timers
from chehang.core.errors import NotAllowed
from chehang.core.house import house_actor
from chehang.core.models import Clockwork, InboxItem, Timer
from chehang.org.operations.run_clocks import RunClocks, run_clocks
from tests.races import meet
from tests.warehouse.test_hand_over import released


def test_it_strikes_for_the_house_and_the_administrator_only(store, other_store, clock, actor_of) -> None:
    for actor in (house_actor(store.pk), actor_of("administrator")):
        struck = run_clocks(RunClocks(), actor=actor, clock=clock).model_extra
        assert struck["told"] == 0 and set(struck) == {"told", "rounds"}
    with pytest.raises(NotAllowed):
        run_clocks(RunClocks(), actor=actor_of("keeper"), clock=clock)
    assert Clockwork.objects.get().store_id == store.pk


def test_two_schedulers_tell_once(real_depot) -> None:
    released(real_depot)
    real_depot.clock.at += timedelta(hours=25)
    house = house_actor(real_depot.store.pk)
    meet(*[lambda: run_clocks(RunClocks(), actor=house, clock=real_depot.clock)] * 4)
    assert InboxItem.objects.filter(message=timers.LATE, post="parts_manager").count() == 1
    assert Timer.objects.get(kind="warehouse.outbound.released").level == 1


def test_more_than_one_batch(depot, monkeypatch) -> None:
    monkeypatch.setattr("chehang.core.schedule.BATCH", 2)
    now = depot.clock.now()
    mine = {"store_id": depot.store.pk, "kind": "core.due", "subject": "x", "thing": "x", "post": "keeper"}
    Timer.objects.bulk_create(
        Timer(**mine, subject_id=n, started_at=now, due_at=now, told_until=now - timedelta(seconds=1), next_at=now)
        for n in range(5)
    )
    house = house_actor(depot.store.pk)
    told = [run_clocks(RunClocks(), actor=house, clock=depot.clock).model_extra["told"] for _n in range(4)]
    assert told == [2, 2, 1, 0] and Timer.objects.filter(state="late").count() == 5
