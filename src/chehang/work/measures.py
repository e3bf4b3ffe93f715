"""Measures of the work floor."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Span, add_measures, within

from .cases.states import OPEN
from .models import CaseRecord, Task
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


BY_CASE = (By("department", _("Department")), By("level", _("Level")), By("type__title", _("Case type")))
BY_TASK = (By("department", _("Department")), By("owner__name", _("Owner")), By("kind", _("Kind")))

add_measures(
    Measure("work.late_tasks", _("Late tasks"), "documents", "general_manager", Count(), late, _("Tasks not finished whose day is over; known for today."),
            kind="now", by=BY_TASK, screen="work.tasks", better="down", desk=("general_manager",)),
    Measure("work.due_tasks", _("Tasks due"), "documents", "general_manager", Count(), due, _("Tasks to be finished in the period."),
            day="due", by=(*BY_TASK, By("state", _("State"))), screen="work.tasks"),
    Measure("work.open_cases", _("Open cases"), "documents", "customer_service_manager", Count(), open_cases, _("Complaints and incidents that are not closed; known for today."),
            kind="now", by=BY_CASE, screen="work.cases", better="down", desk=("customer_service_manager", "general_manager")),
)  # fmt: skip
