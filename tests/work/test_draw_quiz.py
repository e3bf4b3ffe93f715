"""A paper of one's own, by hand and from the catalogue."""

from chehang.core.context import FixedClock
from chehang.work.models import Course, QuizPaper
from tests.goods import make_depot
from tests.office import Office
from tests.work.refusing import refused


def test_who_was_there_draws_once(office: Office) -> None:
    session = office.session()
    refused(office, "quiz.not_there", "draw_quiz", "keeper", session=session.pk)
    office.run("sign_in_to_session", "keeper", session=session.pk)
    office.run("draw_quiz", "keeper", session=session.pk)
    refused(office, "quiz.drawn_before", "draw_quiz", "keeper", session=session.pk)
    assert len(QuizPaper.objects.get().questions) == 2


def test_without_questions_there_is_no_quiz(office: Office) -> None:
    bare = Course.objects.get(pk=office.run("create_course", "hr_manager", code="B1", title="空题库").id)
    session = office.session(bare)
    office.run("sign_in_to_session", "keeper", session=session.pk)
    refused(office, "quiz.no_questions", "draw_quiz", "keeper", session=session.pk)
    office.run("close_session", "hr_manager", session=session.pk)
    refused(office, "session.over", "draw_quiz", "keeper", session=session.pk)


def test_questions_come_from_the_stores_own_catalogue(office: Office, clock: FixedClock) -> None:
    depot = make_depot(office.store, clock, office.actor_of)
    names = {f"H3A 115 40{n} F": f"滤清器{n}" for n in range(6)}
    for number, name in names.items():
        depot.part(number, name)
    made = office.run("create_course", "hr_manager", code="PJ", title="配件知识", source="catalogue", questions=4)
    session = office.session(Course.objects.get(pk=made.id))
    office.run("sign_in_to_session", "keeper", session=session.pk)
    office.run("draw_quiz", "keeper", session=session.pk)
    asked = QuizPaper.objects.get().questions
    assert len(asked) == 4
    for question in asked:
        right = question["choices"][question["answer"]]
        assert len(set(question["choices"])) == 4
        assert any({right} & {number, name} and (number in question["text"] or name in question["text"])
                   for number, name in names.items()), question  # fmt: skip
