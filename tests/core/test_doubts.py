"""The third answer: asked, nothing done, confirmed for exactly what was asked, and kept in the journal."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from chehang.core import doubts, guards, jobs, journal
from chehang.core.context import Actor, Context, FixedClock
from chehang.core.doubts import Doubtful
from chehang.core.errors import Conflict, Refused
from chehang.core.models import InboxItem, Job, Journal
from chehang.core.operation import Done, Operation, _operations
from chehang.core.operations.confirm_job import ConfirmJob, confirm_job
from chehang.core.types import Command


class Buy(Command):
    """So many pieces at a price."""

    pieces: int
    price: int = 10


def _look(cmd: Buy, ctx: Context) -> int:
    if cmd.pieces == 13:
        ctx.doubt("tests.thirteen", "Thirteen pieces?", field="pieces")
    return cmd.pieces


def _buy(cmd: Buy, ctx: Context) -> Done:
    ctx.tell("bought", post="keeper")
    if cmd.pieces > 100:
        ctx.doubt("tests.many", "Really %(n)s pieces?", field="pieces", n=cmd.pieces)
    if cmd.price > 50:
        ctx.doubt("tests.dear", "Really %(price)s yuan?", field="price", price=cmd.price)
    if cmd.price > 1000:
        raise Refused("tests.forbidden", "Never")
    return Done(id=7)


@pytest.fixture
def buy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Operation[Buy]]:
    named = {"tests.many": "Many pieces", "tests.dear": "A high price", "tests.thirteen": "Thirteen"}
    monkeypatch.setattr(doubts, "_titles", named)
    op = Operation("tests.buy", "Buy", ("keeper",), _buy, _look)
    _operations["tests.buy"] = op
    yield op
    _operations.pop("tests.buy")


@pytest.fixture
def me(buy: Any, actor_of: Any) -> Actor:
    actor = actor_of("keeper")
    return replace(actor, permissions=actor.permissions | {"tests.buy"})


def asked(op: Any, cmd: Buy, me: Actor, clock: FixedClock, **also: Any) -> tuple[str, ...]:
    with pytest.raises(Doubtful) as caught:
        op(cmd, actor=me, clock=clock, **also)
    return tuple(d.mark for d in caught.value.doubts)


def test_all_doubts_are_asked_at_once_and_nothing_is_done(buy: Any, me: Actor, clock: FixedClock) -> None:
    with pytest.raises(Doubtful) as caught:
        buy(Buy(pieces=500, price=60), actor=me, clock=clock, key="k")
    assert caught.value.status == 409 and caught.value.message == "Really 500 pieces?\nReally 60 yuan?"
    assert [(d.code, d.field) for d in caught.value.doubts] == [("tests.many", "pieces"), ("tests.dear", "price")]
    assert not InboxItem.objects.exists()
    row = Journal.objects.get()
    assert (row.outcome, row.code, row.confirmed) == ("asked", "tests.many,tests.dear", "")


def test_confirmed_with_the_same_key_it_is_done_once_and_the_journal_keeps_it(
    buy: Any, me: Actor, clock: FixedClock
) -> None:
    cmd = Buy(pieces=500)
    marks = asked(buy, cmd, me, clock, key="k")
    done = buy(cmd, actor=me, clock=clock, key="k", confirmed=marks)
    assert buy(cmd, actor=me, clock=clock, key="k", confirmed=marks) == done
    assert buy(cmd, actor=me, clock=clock, key="k") == done, "the answer that was lost"
    kept = json.loads(Journal.objects.get(outcome="done").confirmed)
    assert [(d["code"], d["message"], d["confirm"]) for d in kept] == [("tests.many", "Really 500 pieces?", marks[0])]


def test_a_confirmation_holds_for_what_was_asked_alone(buy: Any, me: Actor, clock: FixedClock) -> None:
    marks = asked(buy, Buy(pieces=500), me, clock)
    assert asked(buy, Buy(pieces=501), me, clock, confirmed=marks) != marks
    assert asked(buy, Buy(pieces=500, price=60), me, clock, confirmed=marks)[0].startswith("tests.dear:")
    assert asked(buy, Buy(pieces=500), me, clock, confirmed=["tests.many"]) == marks, "the bare code says nothing"


def test_a_rule_that_refuses_goes_before_every_doubt(buy: Any, me: Actor, clock: FixedClock) -> None:
    marks = asked(buy, Buy(pieces=500), me, clock)
    for confirmed in ((), marks):
        with pytest.raises(Refused, match=r"tests\.forbidden"):
            buy(Buy(pieces=500, price=2000), actor=me, clock=clock, confirmed=confirmed)


def test_what_the_preparation_doubts_is_asked_too(buy: Any, me: Actor, clock: FixedClock) -> None:
    marks = asked(buy, Buy(pieces=13), me, clock)
    assert buy(Buy(pieces=13), actor=me, clock=clock, confirmed=marks).id == 7


def test_a_doubt_that_is_not_named_is_a_fault_of_the_program(me: Actor, clock: FixedClock) -> None:
    with pytest.raises(ValueError, match="no doubt is named"):
        Context(me, clock, "tests.buy").doubt("tests.unknown", "?")
    with pytest.raises(ValueError, match="two doubts"):
        doubts.register("tests.many", "again")
    with pytest.raises(ValueError, match="not subject"):
        doubts.register("many", "again")


def test_what_was_confirmed_is_sealed_and_older_rows_keep_their_hash(buy: Any, me: Actor, clock: FixedClock) -> None:
    buy(Buy(pieces=1), actor=me, clock=clock)
    row = Journal.objects.get()
    values = [getattr(row, name) for name in journal.HASHED]
    values[2] = row.at.strftime("%Y-%m-%dT%H:%M:%S.%f")
    assert row.hash == journal.digest(values), "the seal of a row without doubts is that of the version before"
    cmd = Buy(pieces=500)
    buy(cmd, actor=me, clock=clock, confirmed=asked(buy, cmd, me, clock))
    assert list(journal.broken_links()) == []
    guards.remove("core")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_journal SET confirmed = '' WHERE confirmed <> ''")
    assert any("was changed" in text for text in journal.broken_links())


def test_a_key_used_before_names_what_it_made(buy: Any, me: Actor, clock: FixedClock, paper: InboxItem) -> None:
    def made(cmd: Buy, ctx: Context) -> Done:
        ctx.changed(paper, None, {"pieces": cmd.pieces})
        return Done(id=paper.pk, number="BW-1")

    buy.run = made
    buy(Buy(pieces=1), actor=me, clock=clock, key="k")
    with pytest.raises(Conflict, match=r"key\.reused") as caught:
        buy(Buy(pieces=2), actor=me, clock=clock, key="k")
    assert caught.value.made == {"document": "tests.paper", "id": paper.pk, "number": "BW-1", "url": ""}
    assert "BW-1" in caught.value.message


def test_a_job_asks_and_goes_on_when_it_is_confirmed(buy: Any, me: Actor, actor_of: Any, clock: FixedClock) -> None:
    jobs.later(buy, Buy(pieces=500), actor=me, clock=clock, key="k", link="/things/{id}/")
    row = jobs.take()
    assert row
    jobs.run(row, me, clock)
    row.refresh_from_db()
    assert (row.state, row.message, jobs.take()) == ("asked", "Really 500 pieces?", None)
    assert InboxItem.objects.get().link == f"/jobs/{row.pk}/"
    confirm_job(ConfirmJob(job=row.pk, confirm=[row.doubts[0]["confirm"]]), actor=me, clock=clock)
    again = jobs.take()
    assert again
    jobs.run(again, me, clock)
    again.refresh_from_db()
    assert (again.state, again.link, again.doubts) == ("done", "/things/7/", [])
    assert Job.objects.count() == 1 and Journal.objects.get(operation="tests.buy", outcome="done").confirmed
