"""Acts in the background: done once as the person who asked, told with their answer, refusal or end."""

from typing import Any

import pytest

from chehang.core import jobs
from chehang.core.context import Actor, Context, FixedClock
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem, Job, Journal
from chehang.core.operation import Done, Operation, _operations
from chehang.core.types import Command


class Add(Command):
    """A number and how it is to go."""

    a: int = 1
    how: str = ""


def prepare(cmd: Add, ctx: Context) -> int:
    """Half of the work."""
    ctx.progress(1, 2)
    if cmd.how == "watched":
        assert Job.objects.get().done == 1
    return cmd.a


def add(cmd: Add, ctx: Context) -> Done:
    """The other half."""
    if cmd.how == "refused":
        raise Refused("file.bad", "The file is %(what)s", what="bad")
    if cmd.how == "broken":
        raise RuntimeError("broken")
    return Done(id=ctx.prepared + 1)


@pytest.fixture
def adding() -> Any:
    op = Operation("tests.add", "Add", ("keeper",), add, prepare)
    _operations["tests.add"] = op
    yield op
    _operations.pop("tests.add")


def ask(op: Any, actor: Actor, clock: FixedClock, how: str = "", key: str = "k1") -> Job:
    return jobs.later(op, Add(how=how), actor=actor, clock=clock, key=key, link="/things/{id}/")


@pytest.fixture
def me(adding: Any, actor_of: Any) -> Actor:
    from dataclasses import replace

    actor = actor_of("keeper")
    return replace(actor, permissions=actor.permissions | {"tests.add"})


def test_work_is_taken_once_and_told(adding: Any, me: Actor, clock: FixedClock) -> None:
    asked = ask(adding, me, clock, "watched")
    assert ask(adding, me, clock, "watched") == asked  # a second click
    row = jobs.take()
    assert row and jobs.take() is None
    jobs.run(row, me, clock)
    row.refresh_from_db()
    assert (row.state, row.done, row.total, row.link) == ("done", 1, 2, "/things/2/")
    told = InboxItem.objects.get()
    assert (told.employee_id, told.link) == (me.employee_id, "/things/2/")
    assert Journal.objects.get(operation="tests.add").outcome == "done"


@pytest.mark.parametrize(("how", "message"), [("refused", "The file is bad"), ("broken", "")])
def test_a_failure_is_kept_and_told(adding: Any, me: Actor, clock: FixedClock, how: str, message: str) -> None:
    ask(adding, me, clock, how)
    row = jobs.take()
    assert row
    jobs.run(row, me, clock)
    row.refresh_from_db()
    assert row.state == "failed" and message in row.message and row.message
    assert InboxItem.objects.get().link == f"/jobs/{row.pk}/"


def test_what_a_crash_cut_off_is_done_but_not_twice(adding: Any, me: Actor, clock: FixedClock) -> None:
    ask(adding, me, clock)
    first = jobs.take()
    assert first
    adding(Add(), actor=me, clock=clock, key="k1")  # done, and then the power went
    assert jobs.recover(clock.now()) == 1
    again = jobs.take()
    assert again
    jobs.run(again, me, clock)
    again.refresh_from_db()
    assert again.state == "done" and Journal.objects.filter(operation="tests.add", outcome="done").count() == 1


def test_what_cuts_off_every_worker_is_given_up(adding: Any, me: Actor, clock: FixedClock) -> None:
    row = ask(adding, me, clock)
    for _worker in range(jobs.ATTEMPTS):
        assert jobs.take() == row
        jobs.recover(clock.now())
    row.refresh_from_db()
    assert row.state == "failed" and row.message and jobs.take() is None


def test_a_stranger_is_refused_at_once(adding: Any, actor_of: Any, clock: FixedClock) -> None:
    with pytest.raises(NotAllowed):
        ask(adding, actor_of("cashier"), clock)
    assert not Job.objects.exists()


def test_what_cannot_be_kept_is_not_put_off(actor_of: Any, clock: FixedClock) -> None:
    from chehang.catalogue.operations.upload_price_list import UploadPriceList, upload_price_list

    cmd = UploadPriceList.model_validate({"brand": 1, "name": "a", "content": "YQ=="})
    with pytest.raises(ValueError, match="put off"):
        jobs.later(upload_price_list, cmd, actor=actor_of("parts_planner"), clock=clock, key="k")
