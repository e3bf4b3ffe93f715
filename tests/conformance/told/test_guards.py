"""Every guard of the database is tried, and taken out: with it the wrong statement is refused, without it it is not."""

import re
from contextlib import AbstractContextManager, nullcontext

import pytest
from django.db import DatabaseError, connection, transaction

from chehang.core.guards import Trigger
from chehang.org.models import Store
from tests.selling import Shop

from ..violations import Violation, every_trigger, violations

NAME = re.compile(r"guard:([a-z0-9_]+)")


@pytest.fixture
def day(shop: Shop, other_store: Store) -> int:
    """A store with a row for every guard; gives the id of another store."""
    return other_store.pk


def test_every_guard_refuses_and_is_missed(day: int) -> None:
    known = every_trigger()
    wrong = {trigger: violations(trigger, day) for trigger in known.values()}
    untried = [trigger.name for trigger, found in wrong.items() if not found]
    assert not untried, f"no row of the story tries {untried}"
    blind = [(trigger.name, v[-1]) for trigger, found in wrong.items() for v in found if not refused(trigger, v, known)]
    with connection.cursor() as cursor:
        for trigger in known.values():
            cursor.execute(trigger.drop())
    blind += [(trigger.name, v[-1]) for trigger, found in wrong.items() for v in found if said(v[-1]) == trigger.name]
    assert not blind, "\n".join(map(str, blind))
    assert len(known) > 250


def refused(trigger: Trigger, violation: Violation, known: dict[str, Trigger]) -> bool:
    """Whether this guard refuses the last statement; what other guards say is set aside.

    They are taken out only where they speak: SQLite reads its whole schema anew after each change that is taken back.
    """
    *scene, wrong = violation
    if not scene and connection.vendor == "sqlite" and said(wrong) == trigger.name:
        return True  # nothing happened that would have to be taken back
    with transaction.atomic():
        for statement in scene:
            forced(statement, known)
        if scene:  # which may have taken it out
            with connection.cursor() as cursor:
                for statement in (trigger.drop(), *trigger.create()):
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


def refusable() -> AbstractContextManager[object]:
    """A savepoint, but on SQLite: there a refused statement undoes itself, and taking back a savepoint after a trigger was dropped
    makes it read the whole schema anew."""
    return nullcontext() if connection.vendor == "sqlite" else transaction.atomic()


def said(statement: str) -> str:
    """The guard that refuses a statement, "" if it goes through, the database's own words if something else does."""
    try:
        with refusable(), connection.cursor() as cursor:
            cursor.execute(statement)
            if not cursor.rowcount:
                return "no row"
    except DatabaseError as error:
        found = NAME.search(str(error))
        return found[1] if found else str(error)
    return ""
