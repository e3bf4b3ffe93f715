"""Measures of the work floor."""

from datetime import timedelta
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Each, Measure, Ratio, Span, Sum, add_measures, within
from chehang.core.screens import Column

from .cases.states import OPEN
from .models import Attendance, CaseRecord, CheckRound, Task, TrainingSession
from .tasks.states import TO_DO


def late(who: Actor | Context, span: Span) -> QuerySet[Task]:
    """Tasks not finished whose day is over."""
    return rows(Task, who).filter(state__in=TO_DO, due__lte=span.last - timedelta(days=1))


def due(who: Actor | Context, span: Span) -> QuerySet[Task]:
    """Tasks that were to be finished in the span and were not called off."""
    return within(rows(Task, who).exclude(state="cancelled"), "due", span)


def open_cases(who: Actor | Context, span: Span) -> QuerySet[CaseRecord]:
    """Complaints and incidents that are not closed."""
    return rows(CaseRecord, who).filter(state__in=OPEN)


def taught(who: Actor | Context, span: Span) -> QuerySet[Attendance]:
    """Who sat in closed sessions of the span that the year's plan gives its hours."""
    found = rows(Attendance, who).filter(session__state="closed", session__plan__isnull=False)
    return within(found.select_related("session__plan"), "session__at", span)


def held(who: Actor | Context, span: Span) -> QuerySet[TrainingSession]:
    """Closed sessions of the span."""
    return within(rows(TrainingSession, who).filter(state="held"), "at", span)


def hours_of(there: Attendance) -> Decimal:
    """The hours of the planned training that somebody sat in."""
    assert there.session.plan is not None
    return Decimal(there.session.plan.hours)


def scored(who: Actor | Context, span: Span) -> QuerySet[CheckRound]:
    """Rounds of checks that were finished in the span with a score."""
    return within(rows(CheckRound, who).filter(score__isnull=False, done_at__isnull=False), "done_at", span)


TAUGHT = (
    Column("session.number", _("Training session"), link="work.sessions"),
    Column("session.at", _("When"), "datetime"),
    Column("session.course.title", _("Course")),
    Column("employee.name", _("Employee")),
    Column("session.plan.hours", _("Hours"), "number"),
)
BY_CASE = (By("department", _("Department")), By("level", _("Level")), By("type__title", _("Case type")))
BY_TASK = (By("department", _("Department")), By("owner__name", _("Owner")), By("kind", _("Kind")))

add_measures(
    Measure("work.late_tasks", _("Late tasks"), "documents", "general_manager", Count(), late, _("Tasks not finished whose day is over; known for today."),
            kind="now", by=BY_TASK, screen="work.tasks", better="down", desk=("general_manager",)),
    Measure("work.due_tasks", _("Tasks due"), "documents", "general_manager", Count(), due, _("Tasks to be finished in the period."),
            day="due", by=(*BY_TASK, By("state", _("State"))), screen="work.tasks"),
    Measure("work.training_hours", _("Hours of training"), "hours", "hr_manager", Each(hours_of), taught,
            _("Hours of the planned trainings of the period, once for each who sat in them."), day="session__at",
            by=(By("session__course__title", _("Course")), By("session__plan__department", _("Department"))), columns=TAUGHT, posts=("general_manager",)),
    Measure("work.training_cost", _("Cost of training"), "CNY", "hr_manager", Sum("cost"), held, _("What the sessions closed in the period have cost."),
            day="at", by=(By("course__title", _("Course")), By("plan__department", _("Department"))), screen="work.sessions",
            better="down", posts=("general_manager",)),
    Measure("work.check_score", _("Score of checks"), "percent", "hr_manager", Ratio(Sum("score"), Count()), scored,
            _("Average score of the rounds finished in the period: 5S, safety, patrols, the maker's standards."), day="done_at",
            by=(By("template__title", _("Checklist")), By("place__name", _("Place"))), screen="work.checks", posts=("general_manager",)),
    Measure("work.open_cases", _("Open cases"), "documents", "customer_service_manager", Count(), open_cases, _("Complaints and incidents that are not closed; known for today."),
            kind="now", by=BY_CASE, screen="work.cases", better="down", desk=("customer_service_manager", "general_manager")),
)  # fmt: skip
