"""A quiz is answered once; who reaches the mark holds the certificate, and an expired one blocks."""

from datetime import date

import pytest

from chehang.core.errors import Refused
from chehang.work.models import Certificate, QuizPaper
from chehang.work.services import require_certificate
from chehang.work.training.holding import expiry, matrix
from tests.office import Office
from tests.work.refusing import refused


def test_all_right_gives_the_certificate(office: Office) -> None:
    paper = office.passed(office.session())
    held = Certificate.objects.get()
    assert (paper.score, held.employee_id, held.issued_on) == (100, office.id("keeper"), date(2026, 11, 23))
    assert held.expires_on == date(2027, 11, 22)


def test_a_quiz_is_answered_once(office: Office) -> None:
    session = office.session()
    paper = office.passed(session, right=False)
    assert paper.score == 0 and not Certificate.objects.exists()
    answers = [q["answer"] for q in paper.questions]
    refused(office, "quiz.answered", "answer_quiz", "keeper", session=session.pk, answers=answers)
    paper.refresh_from_db()
    assert paper.score == 0


def test_every_question_is_answered(office: Office) -> None:
    session = office.session()
    refused(office, "quiz.not_begun", "answer_quiz", "keeper", session=session.pk, answers=[0, 0])
    office.run("sign_in_to_session", "keeper", session=session.pk)
    office.run("draw_quiz", "keeper", session=session.pk)
    for bad in ([0], [0, -1], [0, 0, 0]):
        refused(office, "quiz.left_out", "answer_quiz", "keeper", session=session.pk, answers=bad)
    assert QuizPaper.objects.get().answered_at is None


def test_expired_yesterday_blocks(office: Office) -> None:
    course = office.course()
    with pytest.raises(Refused) as told:
        require_certificate(office.context("keeper"), office.id("keeper"), "AQ")
    assert told.value.code == "certificate.missing"
    office.passed(office.session(course))
    require_certificate(office.context("keeper"), office.id("keeper"), "AQ")
    office.pass_time(days=364)
    require_certificate(office.context("keeper"), office.id("keeper"), "AQ")
    office.pass_time(days=1)
    with pytest.raises(Refused) as told:
        require_certificate(office.context("keeper"), office.id("keeper"), "AQ")
    assert told.value.code == "certificate.expired" and "2027-11-22" in told.value.message
    assert matrix(office.store.pk, office.day())[office.id("keeper")][course.pk].state == "expired"
    require_certificate(office.context("keeper"), office.id("keeper"), "unknown")


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2026, 8, 31), 1, date(2026, 9, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 14)),
        (date(2026, 12, 15), None, None),
    ],
)
def test_the_last_day(day: date, months: int | None, last: date | None) -> None:
    assert expiry(day, months) == last
