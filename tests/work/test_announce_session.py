"""A training is announced to the posts that must hold its certificate."""

from chehang.core.inbox import open_items
from chehang.work.models import TrainingSession
from tests.office import Office
from tests.work.refusing import refused


def test_the_posts_are_told(office: Office) -> None:
    course = office.course()
    office.run("require_course", "hr_manager", course=course.pk, post="keeper")
    session = office.session(course)
    assert session.state == "announced" and session.number.startswith("PX-")
    assert open_items(office.who("keeper")).get().params["what"] == course.title


def test_refusals(office: Office) -> None:
    course, other = office.course(), office.course("B2")
    data = {"course": course.pk, "trainer": office.id("parts_manager"), "day": office.day(0), "time": "09:00"}
    refused(office, "session.past", "announce_session", "hr_manager", **data)
    line = {"course": other.pk, "department": "parts", "year": 2026, "month": 12, "hours": 2}
    plan = office.run("plan_training", "hr_manager", **line).id
    later = data | {"time": "11:00"}
    refused(office, "session.other_course", "announce_session", "hr_manager", **later, plan=plan)
    refused(office, "not_allowed", "announce_session", "keeper", **later)
    office.leave("parts_manager")
    refused(office, "owner.left", "announce_session", "hr_manager", **later)
    assert not TrainingSession.objects.exists()
