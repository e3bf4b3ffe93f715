"""The tables of meetings and notes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.work.heads import Department

from .kinds import MeetingKind, NoteKind


class Meeting(StoreOwned):
    """A meeting with its agenda and, once held, its minutes."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=MeetingKind)
    title = models.CharField(_("meeting"), max_length=100)
    department = models.CharField(_("department"), max_length=12, choices=Department)
    at = models.DateTimeField(_("when"))
    place = models.CharField(_("place"), max_length=100, blank=True)
    agenda = models.CharField(_("agenda"), max_length=1000)
    minutes = models.TextField(_("minutes"), blank=True)
    caller = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("called by"))
    state = models.CharField(_("state"), max_length=10, default="called")
    held_at = models.DateTimeField(_("minutes written"), null=True)

    class Meta:
        verbose_name = _("meeting")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="meeting_number"),
            models.CheckConstraint(condition=Q(kind__in=MeetingKind.values), name="meeting_kind"),
            models.CheckConstraint(condition=Q(department__in=Department.values), name="meeting_department"),
            models.CheckConstraint(
                condition=~Q(state="held") | (~Q(minutes="") & Q(held_at__isnull=False)), name="meeting_has_minutes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class MeetingMember(StoreOwned):
    """Who is asked to a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="members", verbose_name=_("meeting"))
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("member"))

    class Meta:
        verbose_name = _("member")
        constraints = [models.UniqueConstraint(fields=["meeting", "employee"], name="meeting_member_once")]


class Decision(StoreOwned):
    """What a meeting decided: somebody does it by a day; the task says how it goes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("meeting"))
    n = models.PositiveIntegerField(_("line"))
    text = models.CharField(_("decision"), max_length=100)
    owner = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    due = models.DateField(_("due"))
    task = models.OneToOneField("work.Task", on_delete=models.PROTECT, related_name="+", verbose_name=_("task"))

    class Meta:
        verbose_name = _("decision")
        constraints = [models.UniqueConstraint(fields=["meeting", "n"], name="decision_line")]

    def __str__(self) -> str:
        return self.text


class Note(StoreOwned):
    """What was heard or said in a conversation. It is never changed; a correction is another note."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=NoteKind)
    title = models.CharField(_("subject"), max_length=100)
    person = models.CharField(_("with whom"), max_length=100, blank=True)
    text = models.CharField(_("text"), max_length=1000)
    department = models.CharField(_("department"), max_length=12, choices=Department)
    writer = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("written by"))
    at = models.DateTimeField(_("written"))
    task = models.ForeignKey("work.Task", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("task"))

    class Meta:
        verbose_name = _("note")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="note_number"),
            models.CheckConstraint(condition=Q(kind__in=NoteKind.values), name="note_kind"),
            models.CheckConstraint(condition=Q(department__in=Department.values), name="note_department"),
            models.CheckConstraint(condition=~Q(kind="promise") | Q(task__isnull=False), name="note_promise_has_task"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
