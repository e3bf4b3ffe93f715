"""Courses are entered once."""

from chehang.work.models import Course
from tests.office import Office
from tests.work.refusing import refused


def test_a_course(office: Office) -> None:
    course = office.course("aq", source="catalogue")
    assert (course.code, course.valid_months, course.source, course.bank.count()) == ("AQ", 12, "catalogue", 2)


def test_refusals(office: Office) -> None:
    office.course()
    refused(office, "course.code_taken", "create_course", "hr_manager", code="aq", title="又一门")
    refused(office, "course.unknown_source", "create_course", "hr_manager", code="B1", title="题库", source="moon")
    refused(office, "not_allowed", "create_course", "keeper", code="B1", title="题库")
    assert Course.objects.count() == 1
