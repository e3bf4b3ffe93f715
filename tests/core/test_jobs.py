"""Background work: progress, results, failures and what a crash leaves."""

import pytest

from chehang.core import jobs
from chehang.core.errors import Refused
from chehang.core.models import InboxItem, Job


@pytest.fixture
def works():
    """Two kinds of work, good and bad."""

    def good(arguments, actor, clock, progress):
        progress(1, 2)
        assert Job.objects.get().done == 1
        progress(2, 2)
        return {"sum": arguments["a"] + 1}

    def bad(arguments, actor, clock, progress):
        raise Refused("file.bad", "The file is %(what)s", what="bad") if arguments else RuntimeError("broken")

    jobs.job("tests.good", "Good work")(good)
    jobs.job("tests.bad", "Bad work")(bad)
    yield
    jobs._works.pop("tests.good")
    jobs._works.pop("tests.bad")


def test_work_is_taken_once_and_reported(works, actor_of, context_of, clock) -> None:
    me = actor_of("keeper")
    jobs.enqueue(context_of(me), "tests.good", {"a": 1})
    row = jobs.take()
    assert row and jobs.take() is None
    jobs.run(row, me, clock)
    row.refresh_from_db()
    assert (row.state, row.done, row.total, row.result) == ("done", 2, 2, {"sum": 2})
    assert InboxItem.objects.get().employee_id == me.employee_id


@pytest.mark.parametrize(("arguments", "message"), [({"x": 1}, "The file is bad"), ({}, "")])
def test_a_failure_is_kept_and_told(works, actor_of, context_of, clock, arguments: dict, message: str) -> None:
    me = actor_of("keeper")
    jobs.enqueue(context_of(me), "tests.bad", arguments)
    row = jobs.take()
    jobs.run(row, me, clock)
    row.refresh_from_db()
    assert row.state == "failed" and message in row.message and row.message
    assert ("broken" in row.result.get("trace", "")) == (not arguments)


def test_what_a_crash_left_running_is_closed(works, actor_of, context_of, clock) -> None:
    jobs.enqueue(context_of(actor_of("keeper")), "tests.good", {"a": 1})
    row = jobs.take()
    assert jobs.recover(clock.now()) == 1
    row.refresh_from_db()
    assert row.state == "failed" and row.message


def test_unknown_work_is_not_asked_for(actor_of, context_of) -> None:
    with pytest.raises(ValueError, match="no job"):
        jobs.enqueue(context_of(actor_of("keeper")), "tests.nothing", {})
