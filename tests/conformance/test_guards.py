"""Every guard of the database is tried, and taken out: with it the wrong statement is refused, without it it is not."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from chehang.core.context import Actor, FixedClock
from chehang.core.guards import Trigger
from chehang.ledger.services import open_books
from chehang.org.models import Store
from tests.selling import make_shop

from .every_row import tell
from .violations import Violation, every_trigger, violations

NAME = re.compile(r"guard:([a-z0-9_]+)")


@pytest.fixture
def day(store: Store, other_store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> int:
    """A store with a row for every guard; gives the id of another store."""
    open_books(store.pk, date(2026, 10, 1))
    tell(make_shop(store, clock, actor_of))
    return other_store.pk


def test_every_guard_refuses_and_is_missed(day: int) -> None:
    known = every_trigger()
    untried, blind = [], []
    for trigger in known.values():
        found = violations(trigger, day)
        if not found:
            untried.append(trigger.name)
        for violation in found:
            with_it = refused(trigger, violation, known)
            without_it = refused(trigger, violation, known, taken_out=True)
            if not with_it or without_it:
                blind.append((trigger.name, violation[-1]))
    assert not untried, f"no row of the story tries {untried}"
    assert not blind, "\n".join(map(str, blind))
    assert len(known) > 250


def refused(trigger: Trigger, violation: Violation, known: dict[str, Trigger], *, taken_out: bool = False) -> bool:
    """Whether this guard refuses the last statement; what other guards say is set aside. Nothing is left behind."""
    *scene, wrong = violation
    with transaction.atomic():
        for statement in scene:
            forced(statement, known)
        with connection.cursor() as cursor:
            cursor.execute(trigger.drop())
            for statement in [] if taken_out else trigger.create():
                cursor.execute(statement)
        last = forced(wrong, known, up_to=trigger.name)
        transaction.set_rollback(True)
    return last == trigger.name


def forced(statement: str, known: dict[str, Trigger], up_to: str = "") -> str:
    """Run a statement, taking out the guards that stop it; gives the last word: ``up_to``, "" or the database's."""
    while name := said(statement):
        if name == up_to or name not in known:
            return name
        with connection.cursor() as cursor:
            cursor.execute(known[name].drop())
    return ""


def said(statement: str) -> str:
    """The guard that refuses a statement, "" if it goes through, the database's own words if something else does."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            if not cursor.rowcount:
                return "no row"
    except DatabaseError as error:
        found = NAME.search(str(error))
        return found[1] if found else str(error)
    return ""
