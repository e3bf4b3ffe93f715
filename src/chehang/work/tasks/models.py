"""The tables of tasks."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.work.heads import Department

from .kinds import TaskKind

ENDED = ["done", "cancelled"]


class Task(StoreOwned):
    """What one person has to do by a day.

    A request to another department has no owner until its manager takes it. ``about`` names a document of the house;
    ``completes_by`` an operation that, done to that document, finishes the task by itself. ``answer_by`` is the moment
    until which a request or a task from above has to be taken.
    """

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=TaskKind)
    title = models.CharField(_("task"), max_length=100)
    detail = models.CharField(_("details"), max_length=1000, blank=True)
    about = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(default=0)
    about_words = models.CharField(_("about"), max_length=100, blank=True)
    completes_by = models.CharField(max_length=80, blank=True)
    department = models.CharField(_("department"), max_length=12, choices=Department)
    owner = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    giver = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("given by")
    )
    given_at = models.DateTimeField(_("given"))
    due = models.DateField(_("due"))
    remind_on = models.DateField(_("reminder"), null=True)
    answer_by = models.DateTimeField(_("answer by"), null=True)
    urgent = models.BooleanField(_("urgent"), default=False)
    wants_answer = models.BooleanField(_("result is confirmed"), default=False)
    waits_for = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="waiting", verbose_name=_("waits for")
    )
    state = models.CharField(_("state"), max_length=10, default="offered")
    result = models.CharField(_("result"), max_length=1000, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    confirmed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("confirmed by")
    )
    handed_over = models.PositiveIntegerField(_("hand-overs"), default=0)

    class Meta:
        verbose_name = _("task")
        indexes = [
            models.Index(fields=["store", "owner", "state"], name="task_owner"),
            models.Index(fields=["store", "state", "due"], name="task_due"),
            models.Index(fields=["store", "completes_by", "about_id"], name="task_completes"),
            models.Index(fields=["about", "about_id"], name="task_about"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="task_number"),
            models.CheckConstraint(condition=Q(kind__in=TaskKind.values), name="task_kind"),
            models.CheckConstraint(condition=Q(department__in=Department.values), name="task_department"),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(kind="request", state__in=["offered", "declined", "cancelled"]),
                name="task_owned",
            ),
            models.CheckConstraint(condition=Q(waits_for=None) | ~Q(waits_for=F("id")), name="task_not_itself"),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "done"]) | ~Q(result=""), name="task_has_result"
            ),
            models.CheckConstraint(condition=~Q(state__in=ENDED) | Q(ended_at__isnull=False), name="task_ended"),
            models.CheckConstraint(
                condition=Q(about="", about_id=0) | (~Q(about="") & Q(about_id__gt=0)), name="task_subject"
            ),
            models.CheckConstraint(condition=Q(completes_by="") | ~Q(about=""), name="task_completed_about"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | (Q(owner__isnull=False) & ~Q(confirmed_by=F("owner"))),
                name="task_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def open(self) -> bool:
        """Whether it still asks for something."""
        return self.state not in ENDED


class TaskHelper(StoreOwned):
    """A colleague who helps with a task."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="helpers", verbose_name=_("task"))
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("helper"))

    class Meta:
        verbose_name = _("helper")
        constraints = [models.UniqueConstraint(fields=["task", "employee"], name="task_helper_once")]

    def __str__(self) -> str:
        return str(self.employee)
