"""What the holders of a post must hold."""

from chehang.work.training.holding import matrix
from tests.office import Office
from tests.work.refusing import refused


def test_who_lacks_it_is_seen(office: Office) -> None:
    course = office.course()
    keeper = office.id("keeper")
    assert matrix(office.store.pk, office.day())[keeper][course.pk].state == "none"
    office.run("require_course", "hr_manager", course=course.pk, post="keeper")
    assert matrix(office.store.pk, office.day())[keeper][course.pk].state == "missing"


def test_refusals(office: Office) -> None:
    course = office.course()
    refused(office, "post.unknown", "require_course", "hr_manager", course=course.pk, post="king")
    office.run("require_course", "hr_manager", course=course.pk, post="keeper")
    refused(office, "course.required_before", "require_course", "hr_manager", course=course.pk, post="keeper")
    refused(office, "not_allowed", "require_course", "parts_manager", course=course.pk, post="cashier")
