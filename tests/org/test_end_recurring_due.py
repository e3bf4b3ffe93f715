"""A duty that has ended comes round no more."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.core.models import Timer
from chehang.org.operations.add_recurring_due import add_recurring_due
from chehang.org.operations.end_recurring_due import EndRecurringDue, end_recurring_due

from .test_add_recurring_due import cmd, tick


def test_it_ends_and_may_begin_again(store, other_store, clock, actor_of) -> None:
    boss = actor_of("general_manager")
    due = add_recurring_due(cmd(), actor=boss, clock=clock).id
    end = EndRecurringDue(due=due, reason="改为每周")
    with pytest.raises(NotFound):
        end_recurring_due(end, actor=actor_of("general_manager", at=other_store), clock=clock)
    end_recurring_due(end, actor=boss, clock=clock)
    clock.at += timedelta(days=2)
    tick(store, clock)
    assert not Timer.objects.exists()
    with pytest.raises(Refused) as refusal:
        end_recurring_due(end, actor=boss, clock=clock)
    assert refusal.value.code == "due.ended"
    add_recurring_due(cmd(), actor=boss, clock=clock)
