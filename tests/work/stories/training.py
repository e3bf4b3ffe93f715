"""Training in its states."""

from tests.office import Office


def tell(office: Office) -> None:
    """A plan, a session with a passed and an open quiz, one closed, one cancelled, one planned; a certificate by hand."""
    course = office.course()
    office.run("require_course", "hr_manager", course=course.pk, post="keeper")
    day = office.day(0)
    line = {"course": course.pk, "department": "parts", "year": day.year, "month": day.month, "hours": 2}
    plan = office.run("plan_training", "hr_manager", **line).id
    at = {"time": "23:30"}
    first = office.session(course, plan=plan, **at)
    office.session(course, day=office.day(1), time="09:00")
    off = office.session(course, day=office.day(2), time="09:00")
    office.run("cancel_session", "hr_manager", session=off.pk, reason="讲师请假")
    office.clock.at = first.at
    office.passed(first)
    office.run("sign_in_to_session", "keeper/罗斌", session=first.pk)
    office.run("draw_quiz", "keeper/罗斌", session=first.pk)
    closed = office.session(office.course("CX"), time="23:45")
    office.run("sign_in_to_session", "keeper", session=closed.pk)
    office.run("close_session", "hr_manager", session=closed.pk)
    given = {"number": "浙A-2026-1", "issued_on": office.day(0), "issuer": "应急管理局", "expires_on": office.day(300)}
    office.run("enter_certificate", "hr_manager", employee=office.id("keeper"), course=course.pk, **given)
