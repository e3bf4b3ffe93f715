"""Who holds which certificate, and who lacks one that a post asks for."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.org.models import Assignment, Employee

from .models import Certificate, Course, RequiredCourse

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Held:
    """A person's standing in a course: held, soon (to expire), expired, missing (asked for by a post) or none."""

    employee: Employee
    course: Course
    state: str
    expires_on: date | None = None


def expiry(issued_on: date, months: int | None) -> date | None:
    """The last day of a certificate's validity: the day before the same day ``months`` later."""
    if months is None:
        return None
    n = issued_on.month - 1 + months
    year, month = issued_on.year + n // 12, n % 12 + 1
    for day in range(issued_on.day, 27, -1):
        try:
            return date(year, month, day) - timedelta(days=1)
        except ValueError:
            continue
    return date(year, month, min(issued_on.day, 28)) - timedelta(days=1)


def valid(store_id: int, employee_id: int, code: str, today: date) -> Certificate | None:
    """The certificate of a course that a person holds today."""
    found = Certificate.objects.filter(store_id=store_id, employee_id=employee_id, course__code=code)
    return found.filter(Q(expires_on=None) | Q(expires_on__gte=today), issued_on__lte=today).order_by("-id").first()


def require_certificate(ctx: Context, employee_id: int, code: str) -> None:
    """Refused unless the employee holds the course's certificate today: an expired one blocks like none.

    A course that the store does not know asks for nothing.
    """
    course = Course.objects.filter(store_id=ctx.store_id, code=code).first()
    if course is None or valid(ctx.store_id, employee_id, code, ctx.today):
        return
    name = Employee.objects.values_list("name", flat=True).get(pk=employee_id)
    last = Certificate.objects.filter(store_id=ctx.store_id, employee_id=employee_id, course=course)
    expired = last.aggregate(day=Max("expires_on"))["day"]
    if expired is not None:
        raise Refused(
            "certificate.expired",
            _("The certificate “%(course)s” of %(name)s expired on %(day)s. Renew it first."),
            course=course.title,
            name=name,
            day=expired.isoformat(),
        )
    raise Refused(
        "certificate.missing",
        _("%(name)s does not hold the certificate “%(course)s”. Take the course first."),
        course=course.title,
        name=name,
    )


def matrix(store_id: int, today: date, employee_ids: set[int] | None = None) -> dict[int, dict[int, Held]]:
    """Every employee's standing in every course: employee id → course id → standing, in four queries."""
    people = Employee.objects.filter(store_id=store_id, active=True)
    people = people if employee_ids is None else people.filter(pk__in=employee_ids)
    courses = list(Course.objects.filter(store_id=store_id))
    asked: dict[str, set[int]] = {}
    for post, course in RequiredCourse.objects.filter(store_id=store_id).values_list("post", "course_id"):
        asked.setdefault(post, set()).add(course)
    posts: dict[int, set[str]] = {}
    for person, post in Assignment.objects.filter(store_id=store_id, until=None).values_list("employee_id", "post"):
        posts.setdefault(person, set()).add(post)
    last: dict[tuple[int, int], date | None] = {}
    for person, course, expires in Certificate.objects.filter(store_id=store_id).values_list(
        "employee_id", "course_id", "expires_on"
    ):
        known = last.get((person, course), date.min)
        last[person, course] = None if expires is None or known is None else max(known, expires)
    found: dict[int, dict[int, Held]] = {}
    for one in people.order_by("number"):
        wanted = {c for post in posts.get(one.pk, ()) for c in asked.get(post, ())}
        found[one.pk] = {c.pk: _held(one, c, last, wanted, today) for c in courses}
    return found


def _held(
    one: Employee, course: Course, last: dict[tuple[int, int], date | None], wanted: set[int], today: date
) -> Held:
    if (one.pk, course.pk) not in last:
        return Held(one, course, "missing" if course.pk in wanted else "none")
    expires = last[one.pk, course.pk]
    if expires is None or expires > today + SOON:
        return Held(one, course, "held", expires)
    return Held(one, course, "soon" if expires >= today else "expired", expires)
