"""Questions by hand: different answers, exactly one right."""

from chehang.work.models import Question
from tests.office import Office
from tests.work.refusing import refused

A, B = {"text": "甲"}, {"text": "乙"}
RIGHT = {"text": "丙", "right": True}


def test_one_is_right(office: Office) -> None:
    course = office.course()
    office.run("add_question", "hr_manager", course=course.pk, text="第三个?", choices=[A, B, RIGHT])
    assert Question.objects.get(text="第三个?").answer == 2


def test_refusals(office: Office) -> None:
    data = {"course": office.course().pk, "text": "哪个?"}
    for choices, code in (
        ([RIGHT], "question.choices"),
        ([RIGHT, A, A], "question.choices"),
        ([A, B], "question.one_right"),
        ([RIGHT, A | {"right": True}], "question.one_right"),
    ):
        refused(office, code, "add_question", "hr_manager", **data, choices=choices)
    refused(
        office,
        "question.known",
        "add_question",
        "hr_manager",
        **data | {"text": "灭火器多久检查一次?"},
        choices=[A, RIGHT],
    )
    refused(office, "not_allowed", "add_question", "keeper", **data, choices=[A, RIGHT])
    assert Question.objects.count() == 2
