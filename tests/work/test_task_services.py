"""What the departments above may do with tasks, and what finishes by itself."""

import pytest

from chehang.core.errors import Refused
from chehang.work import services
from chehang.work.models import Task
from tests.office import Office


def follow(office: Office, about: Task) -> Task:
    return services.assign(
        office.context("parts_manager"),
        "核对完成情况",
        owner=office.id("keeper"),
        due=office.day(2),
        about=about,
        completes_by="work.finish_task",
    )


def test_it_finishes_when_the_operation_is_done_to_its_subject(office: Office) -> None:
    about, other = office.task(), office.task()
    waiting = follow(office, about)
    assert (waiting.kind, waiting.about, waiting.about_id, waiting.state) == (
        "follow_up",
        "work.task",
        about.pk,
        "open",
    )
    office.run("finish_task", "keeper", task=other.pk, result="做完了")
    office.run("start_task", "keeper", task=about.pk)
    waiting.refresh_from_db()
    assert waiting.state == "open", "another subject, another act"
    office.run("finish_task", "keeper", task=about.pk, result="做完了")
    waiting.refresh_from_db()
    assert (waiting.state, waiting.ended_at) == ("done", office.clock.now())


def test_an_owner_who_left_is_refused(office: Office) -> None:
    about = office.task()
    office.leave("keeper")
    with pytest.raises(Refused, match=r"owner\.left"):
        follow(office, about)
