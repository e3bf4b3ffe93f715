"""The screens of training."""

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Page, Panel, Screen, register
from chehang.org.posts import POSTS
from chehang.work.heads import EVERYONE, MANAGERS

from .models import Course

PEOPLE = (
    Column("employee.number", _("Staff number")),
    Column("employee.name", _("Name")),
    Column("at", _("Signed in"), "datetime"),
)
SCORES = (
    Column("employee.number", _("Staff number")),
    Column("employee.name", _("Name")),
    Column("score", _("Score"), "number"),
    Column("answered_at", _("Answered"), "datetime"),
)
QUESTIONS = (Column("text", _("Question")),)
REQUIRED = (Column("title", _("Post")),)


def _posts(course: Course, actor: object) -> list[dict[str, object]]:
    posts = course.required.order_by("id").values_list("post", flat=True)
    return [{"title": POSTS[post].title} for post in posts if post in POSTS]


register(
    Page("work.my_training", _("My training"), "/work/my-training/", "tasks", posts=EVERYONE, order=40),
    Page("work.skills", _("Skill matrix"), "/work/skills/", "tasks", posts=MANAGERS, order=41),
    Screen(
        "work.sessions",
        _("Training sessions"),
        "work.TrainingSession",
        menu="tasks",
        order=42,
        posts=EVERYONE,
        columns=(
            Column("number", _("Number"), link="work.sessions"),
            Column("course.title", _("Course"), link="work.courses"),
            Column("state", _("State"), "state"),
            Column("at", _("When"), "datetime"),
            Column("place", _("Place")),
            Column("trainer.name", _("Trainer")),
        ),
        search=("number", "course__title", "place"),
        filters=("state", "course", "at"),
        ordering=("-at", "-id"),
        new=("work.announce_session",),
        actions=(
            Action("work.sign_in_to_session", ("announced",), main=True),
            Action("work.close_session", ("announced",)),
            Action("work.cancel_session", ("announced",)),
        ),
        links=(Link(_("Quiz"), "/work/quiz/{id}/", ("announced",), "work.open_my_training"),),
        panels=(
            Panel(_("Signed in"), PEOPLE, lambda s, actor: s.attendances.select_related("employee").order_by("id")),
            Panel(_("Quizzes"), SCORES, lambda s, actor: s.papers.select_related("employee").order_by("id")),
        ),
        document="work.session",
        empty=_("No training sessions. Announce one."),
    ),
    Screen(
        "work.courses",
        _("Courses"),
        "work.Course",
        menu="tasks",
        order=43,
        posts=EVERYONE,
        columns=(
            Column("code", _("Code"), link="work.courses"),
            Column("title", _("Course")),
            Column("valid_months", _("Valid, months"), "number"),
            Column("pass_score", _("Pass mark"), "number"),
            Column("questions", _("Questions in a paper"), "number"),
            Column("content", _("Content"), hidden=True),
        ),
        search=("code", "title", "content"),
        ordering=("code",),
        new=("work.create_course", "work.require_course"),
        actions=(
            Action("work.add_question"),
            Action("work.require_course"),
            Action("work.announce_session", main=True),
        ),
        panels=(
            Panel(_("Must be held by"), REQUIRED, _posts),
            Panel(_("Questions written by hand"), QUESTIONS, lambda c, actor: c.bank.order_by("id")),
        ),
        empty=_("No courses. Create the first one."),
    ),
    Screen(
        "work.training_plan",
        _("Training plan"),
        "work.PlannedTraining",
        menu="tasks",
        order=44,
        posts=MANAGERS,
        columns=(
            Column("year", _("Plan year"), "number"),
            Column("month", _("Month"), "number"),
            Column("course.title", _("Course"), link="work.courses"),
            Column("get_department_display", _("Department")),
            Column("hours", _("Hours"), "number", total=True),
            Column("budget", _("Budget"), "money", total=True),
            Column("spent", _("Spent"), "money"),
            Column("planner.name", _("Planned by")),
        ),
        search=("course__title",),
        filters=("year", "month", "department", "course"),
        ordering=("-year", "month", "id"),
        base=lambda found: found.annotate(spent=Sum("sessions__cost")),
        new=("work.plan_training",),
        empty=_("Nothing is planned. Plan the year's training."),
    ),
    Screen(
        "work.certificates",
        _("Certificates"),
        "work.Certificate",
        menu="tasks",
        order=45,
        posts=MANAGERS,
        columns=(
            Column("number", _("Number")),
            Column("employee.name", _("Name")),
            Column("course.title", _("Course"), link="work.courses"),
            Column("issued_on", _("Issued on"), "date"),
            Column("expires_on", _("Expires on"), "date"),
            Column("issuer", _("Issued by")),
        ),
        search=("number", "employee__name", "course__title"),
        filters=("course", "employee", "expires_on"),
        ordering=("expires_on", "id"),
        new=("work.enter_certificate",),
        empty=_("No certificates yet."),
    ),
)
