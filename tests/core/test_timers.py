"""Deadlines of documents: started and met by their states, paused, told of by the ladder, late only with a reason."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import translation

from chehang.core import timers
from chehang.core.calendar import Within
from chehang.core.desk import waiting_for
from chehang.core.errors import Conflict, Refused
from chehang.core.house import house_actor
from chehang.core.models import InboxItem, Timer
from chehang.core.states import Move, State, StateMachine, _machines
from chehang.core.timed import Rung, Timed, _kinds, check_ladder, declare
from chehang.core.verify import broken
from chehang.org.operations.run_clocks import RunClocks, run_clocks
from chehang.warehouse.models import Inbound, Outbound
from chehang.warehouse.operations.hand_over import HandOver, hand_over
from tests.goods import Depot
from tests.warehouse.test_hand_over import released


@pytest.fixture
def kind():
    kind = Timed(
        "tests.answer", "Answer", within=Within(working_hours=4), whose="keeper", late="parts_manager", asks_reason=True
    )
    declare(kind)
    yield kind
    _kinds.pop("tests.answer")


def strike(depot: Depot) -> None:
    run_clocks(RunClocks(), actor=house_actor(depot.store.pk), clock=depot.clock)


def told(post: str) -> list[str]:
    return list(InboxItem.objects.filter(post=post, done_at=None).order_by("id").values_list("message", flat=True))


def goods(depot: Depot) -> Inbound:
    return depot.ordered((depot.part(), "5", "10"))


def begin(depot: Depot, obj: Inbound, **also) -> Timer:
    with transaction.atomic():
        return timers.start(depot.context("keeper"), obj, "tests.answer", **also)


def test_a_state_starts_its_deadline_and_leaving_it_meets_it(depot: Depot) -> None:
    outbound = released(depot)
    timer = Timer.objects.get(kind="warehouse.outbound.released")
    assert (timer.subject, timer.subject_id, timer.post) == ("warehouse.Outbound", outbound.pk, "keeper")
    assert (
        timer.due_at == depot.clock.now() + timedelta(hours=24) and timer.link == f"/warehouse/outbound/{outbound.pk}/"
    )
    cmd = HandOver(outbound=outbound.pk, carrier="顺丰")
    depot.run(hand_over, cmd)
    timer.refresh_from_db()
    assert (timer.state, timer.ended_at, timer.next_at) == ("met", depot.clock.now(), None)


def test_the_house_tells_each_rung_once(depot: Depot) -> None:
    outbound = released(depot)
    depot.clock.at += timedelta(hours=19)
    strike(depot)
    assert timers.COMING not in told("keeper")
    depot.clock.at += timedelta(hours=1)
    for _again in range(3):
        strike(depot)
    assert told("keeper").count(timers.COMING) == 1 and not told("parts_manager").count(timers.LATE)
    depot.clock.at += timedelta(days=3)  # the clock stood still: each is told once
    for _again in range(2):
        strike(depot)
    assert told("parts_manager").count(timers.LATE) == 1
    timer = Timer.objects.get(subject_id=outbound.pk, kind="warehouse.outbound.released")
    assert (timer.state, timer.level, timer.next_at) == ("late", 1, None)
    item = InboxItem.objects.get(message=timers.LATE)
    assert (item.subject, item.subject_id) == ("warehouse.Outbound", outbound.pk) and outbound.number in item.params[
        "thing"
    ]


def test_after_a_stop_over_both_rungs_nobody_is_told_twice(depot: Depot) -> None:
    released(depot)
    depot.clock.at += timedelta(days=3)
    strike(depot)
    assert told("keeper").count(timers.LATE) == 1 and told("parts_manager").count(timers.LATE) == 1
    assert timers.COMING not in told("keeper")


def test_what_is_late_stands_red_on_the_desks_of_both(depot: Depot) -> None:
    outbound = released(depot)
    depot.clock.at += timedelta(hours=25)
    strike(depot)
    for post in ("keeper", "parts_manager"):
        with translation.override("en"):
            late = [
                w for w in waiting_for(depot.who(post), depot.clock) if outbound.number in str(w.title) and w.urgent
            ]
        assert len(late) == 1 and late[0].url == f"/warehouse/outbound/{outbound.pk}/"
    assert not [w for w in waiting_for(depot.who("cashier"), depot.clock) if w.urgent]


def test_a_late_end_needs_its_reason(depot: Depot, kind: Timed) -> None:
    inbound = goods(depot)
    timer = begin(depot, inbound)
    depot.clock.at = timer.due_at + timedelta(minutes=1)
    ctx = depot.context("keeper")
    with pytest.raises(Refused) as refusal, transaction.atomic():
        timers.meet(ctx, inbound, "tests.answer")
    assert refusal.value.code == "timer.reason" and Timer.objects.get(pk=timer.pk).state == "open"
    with transaction.atomic():
        timers.meet(ctx, inbound, "tests.answer", "供应商停电")
    assert Timer.objects.get(pk=timer.pk).reason == "供应商停电"
    with pytest.raises(Refused):
        timers.meet(ctx, inbound, "tests.answer")


def test_in_time_no_reason_is_asked(depot: Depot, kind: Timed) -> None:
    inbound = goods(depot)
    timer = begin(depot, inbound)
    with pytest.raises(Conflict):
        begin(depot, inbound)
    depot.clock.at = timer.due_at
    with transaction.atomic():
        timers.meet(depot.context("keeper"), inbound, "tests.answer")
    assert begin(depot, inbound).pk != timer.pk  # it may run again


@pytest.mark.parametrize(
    ("within", "paused", "later"),
    [
        (Within(working_hours=4), 5, timedelta(days=1)),  # 10:00–15:00 stands still for a day of opening hours
        (Within(hours=4), 5, timedelta(hours=5)),
        (Within(working_days=2), 24 * 7, timedelta(days=7)),
    ],
)
def test_a_paused_deadline_stands_still(
    depot: Depot, kind: Timed, within: Within, paused: int, later: timedelta
) -> None:
    inbound = goods(depot)
    timer, ctx = begin(depot, inbound, within=within), depot.context("keeper")
    due = timer.due_at
    with transaction.atomic():
        timers.pause(ctx, inbound, "tests.answer", "等厂家")
        with pytest.raises(Refused):
            timers.pause(ctx, inbound, "tests.answer", "again")
    hours = 24 if within.working_hours else paused
    depot.clock.at += timedelta(hours=hours)
    strike(depot)
    assert Timer.objects.get(pk=timer.pk).state == "paused" and not told("keeper").count(timers.LATE)
    ctx = depot.context("keeper")
    with transaction.atomic():
        resumed = timers.resume(ctx, inbound, "tests.answer")
        with pytest.raises(Refused):
            timers.resume(ctx, inbound, "tests.answer")
    assert resumed.due_at == due + later and resumed.next_at and resumed.next_at > ctx.now


def test_what_was_due_before_it_began_is_told_at_once(depot: Depot, kind: Timed) -> None:
    begin(
        depot, goods(depot), due_at=depot.clock.now() - timedelta(hours=1), employee_id=depot.who("keeper").employee_id
    )
    strike(depot)
    assert told("parts_manager").count(timers.LATE) == 1
    assert InboxItem.objects.filter(message=timers.LATE, employee_id=depot.who("keeper").employee_id).count() == 1


@pytest.mark.parametrize(
    ("rungs", "code"),
    [
        ([Rung("share", 80, "whose")], "ladder.no_end"),
        ([Rung("after", 0, "late"), Rung("after", 60, "general_manager"), Rung("after", 90, "late")], "ladder.round"),
        ([Rung("after", 60, "late"), Rung("after", 60, "general_manager")], "ladder.order"),
        ([Rung("before", 10, "late"), Rung("before", 60, "whose"), Rung("after", 0, "late")], "ladder.order"),
        ([Rung("share", 100, "late"), Rung("after", 0, "late")], "ladder.rung"),
        ([Rung("after", -1, "late")], "ladder.rung"),
        ([Rung("after", n, f"p{n}") for n in range(10)], "ladder.long"),
    ],
)
def test_a_ladder_climbs_and_ends(rungs, code) -> None:
    with pytest.raises(Refused) as refusal:
        check_ladder(rungs)
    assert refusal.value.code == code


def test_verify_sees_a_deadline_nobody_was_told_of(depot: Depot) -> None:
    released(depot)
    depot.clock.at += timedelta(hours=1)
    strike(depot)
    assert not list(broken("T01"))
    Timer.objects.update(next_at=depot.clock.now() - timedelta(minutes=1))
    assert len(list(broken("T01"))) == len(list(Timer.objects.filter(ended_at=None)))


def test_a_machine_whose_first_state_has_a_deadline(depot: Depot) -> None:
    machine = StateMachine(
        "tests.outbound",
        model="warehouse.Outbound",
        start="created",
        states=[State("created", "Created", within=Within(minutes=30), whose="keeper"), State("picked", "Picked")],
        moves=[Move("pick", "created", "picked")],
    )
    try:
        shelf = depot.part()
        depot.shelve(shelf, "5", "50")
        outbound = depot.ask((shelf, "1"))
        ctx = depot.context("keeper")
        with transaction.atomic():
            machine.begin(ctx, outbound)
            timers.follow(ctx)
        timer = Timer.objects.get(kind="tests.outbound.created")
        assert timer.due_at == ctx.now + timedelta(minutes=30)
        ctx = depot.context("keeper")
        with transaction.atomic():
            machine.advance(ctx, Outbound.objects.get(pk=outbound.pk), "pick")
            timers.follow(ctx)
        timer.refresh_from_db()
        assert timer.state == "met"
    finally:
        _machines.pop("tests.outbound")
        _kinds.pop("tests.outbound.created")


def test_a_deadline_of_an_unknown_state_fails_at_start() -> None:
    with pytest.raises(ValueError, match="unknown states"):
        StateMachine(
            "tests.wrong", model="warehouse.Outbound", start="a", states=[State("a", "A")], moves=[],
            timed=[Timed("tests.wrong.x", "X", ("b",))],
        )  # fmt: skip
    with pytest.raises(ValueError, match="two kinds"):
        declare(Timed("core.due", "Another"))
