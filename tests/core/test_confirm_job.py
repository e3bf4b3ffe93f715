"""What a job asks is answered by whoever asked for the job, completely."""

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.core.models import Job, Journal
from chehang.core.operations.confirm_job import ConfirmJob, confirm_job

DOUBTS = [{"code": "a.b", "message": "?", "field": "", "confirm": f"a.b:{n}"} for n in (1, 2)]


@pytest.fixture
def me(actor_of):
    return actor_of("parts_planner")


@pytest.fixture
def job(me, clock) -> Job:
    mine = {"store_id": me.store_id, "employee_id": me.employee_id, "account_id": me.account_id}
    return Job.objects.create(
        **mine, name="x", key="x", request="{}", created_at=clock.now(), state="asked", doubts=DOUBTS
    )


def test_all_questions_answered_it_waits_to_be_done(job, me, clock) -> None:
    confirm_job(ConfirmJob(job=job.pk, confirm=["a.b:1", "a.b:2"]), actor=me, clock=clock)
    job.refresh_from_db()
    assert (job.state, job.doubts, job.confirmed) == ("waiting", [], ["a.b:1", "a.b:2"])
    assert "a.b:2" in Journal.objects.get(outcome="done").changes


def test_half_an_answer_leaves_it_as_it_is(job, me, clock) -> None:
    with pytest.raises(Refused, match=r"job\.not_confirmed"):
        confirm_job(ConfirmJob(job=job.pk, confirm=["a.b:1"]), actor=me, clock=clock)
    job.refresh_from_db()
    assert (job.state, job.confirmed) == ("asked", [])


def test_nobody_answers_for_another_and_nothing_is_answered_twice(job, me, actor_of, clock) -> None:
    both = ConfirmJob(job=job.pk, confirm=["a.b:1", "a.b:2"])
    with pytest.raises(NotFound):
        confirm_job(both, actor=actor_of("parts_manager"), clock=clock)
    confirm_job(both, actor=me, clock=clock)
    with pytest.raises(NotFound):
        confirm_job(both, actor=me, clock=clock)
