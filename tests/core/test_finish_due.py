"""A round of a duty is finished by whom it concerns, late only with a reason where one is asked for."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Timer
from chehang.core.operations.explain_delay import ExplainDelay, explain_delay
from chehang.core.operations.finish_due import FinishDue, finish_due
from chehang.org.operations.add_recurring_due import add_recurring_due
from tests.org.test_add_recurring_due import cmd, tick
from tests.warehouse.test_hand_over import released


@pytest.fixture
def timer(store, clock, actor_of) -> Timer:
    add_recurring_due(cmd(asks_reason=True), actor=actor_of("general_manager"), clock=clock)
    clock.at += timedelta(days=1)
    tick(store, clock)
    return Timer.objects.get()


def code_of(act) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def test_in_time(timer, clock, actor_of) -> None:
    finish_due(FinishDue(timer=timer.pk), actor=actor_of("keeper"), clock=clock)
    timer.refresh_from_db()
    assert timer.state == "met" and timer.reason == ""
    assert code_of(lambda: finish_due(FinishDue(timer=timer.pk), actor=actor_of("keeper"), clock=clock)) == "timer.over"


def test_late_with_a_reason_only(timer, clock, actor_of) -> None:
    keeper = actor_of("keeper")
    clock.at += timedelta(hours=3)
    assert code_of(lambda: finish_due(FinishDue(timer=timer.pk), actor=keeper, clock=clock)) == "timer.reason"
    assert Timer.objects.get().state == "open"
    finish_due(FinishDue(timer=timer.pk, reason="盘点"), actor=keeper, clock=clock)
    assert Timer.objects.get().reason == "盘点"


def test_a_reason_given_before_is_enough(timer, clock, actor_of) -> None:
    clock.at += timedelta(hours=3)
    explain_delay(ExplainDelay(timer=timer.pk, reason="盘点"), actor=actor_of("parts_manager"), clock=clock)
    finish_due(FinishDue(timer=timer.pk), actor=actor_of("keeper"), clock=clock)
    assert Timer.objects.get().state == "met"


def test_strangers_and_deadlines_of_documents(timer, clock, actor_of, depot) -> None:
    with pytest.raises(NotAllowed):
        finish_due(FinishDue(timer=timer.pk), actor=actor_of("cashier"), clock=clock)
    released(depot)
    other = Timer.objects.get(kind="warehouse.outbound.released")
    assert (
        code_of(lambda: finish_due(FinishDue(timer=other.pk), actor=actor_of("keeper"), clock=clock))
        == "timer.by_document"
    )
