"""The tables of cases. Types and clocks are data of the group; cases belong to their store."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.work.heads import Department

from .kinds import Cause, Level, NoteKind, Source, Step


class CaseType(models.Model):
    """A kind of case, such as a parts complaint; seeded by the department it belongs to, kept by the group."""

    SHARED_BY_GROUP = True

    code = models.CharField(_("code"), max_length=30, unique=True)
    title = models.CharField(_("title"), max_length=40)
    department = models.CharField(_("department"), max_length=12, choices=Department)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("case type")
        constraints = [
            models.CheckConstraint(condition=Q(department__in=Department.values), name="case_type_department")
        ]

    def __str__(self) -> str:
        return self.title


class CaseClock(models.Model):
    """Until when a step of a type and level is due, in minutes from the opening, and who is told when it is late."""

    SHARED_BY_GROUP = True

    type = models.ForeignKey(CaseType, on_delete=models.PROTECT, related_name="clocks", verbose_name=_("case type"))
    level = models.CharField(_("level"), max_length=10, choices=Level)
    step = models.CharField(_("step"), max_length=10, choices=Step)
    minutes = models.PositiveIntegerField(_("minutes"))

    class Meta:
        verbose_name = _("case clock")
        constraints = [
            models.UniqueConstraint(fields=["type", "level", "step"], name="case_clock_once"),
            models.CheckConstraint(condition=Q(level__in=Level.values, step__in=Step.values), name="case_clock_words"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="case_clock_minutes"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.get_level_display()} {self.get_step_display()}"


class CaseRecord(StoreOwned):
    """One case. ``clock_from`` is when its clocks began: the opening, or the last reopening."""

    PERSONAL_FIELDS = ("complainant",)
    number = models.CharField(_("number"), max_length=40)
    type = models.ForeignKey(CaseType, on_delete=models.PROTECT, related_name="+", verbose_name=_("case type"))
    level = models.CharField(_("level"), max_length=10, choices=Level, default="ordinary")
    source = models.CharField(_("source"), max_length=10, choices=Source)
    title = models.CharField(_("case"), max_length=100)
    facts = models.CharField(_("facts"), max_length=1000)
    demand = models.CharField(_("demand"), max_length=1000, blank=True)
    complainant = models.CharField(_("complainant"), max_length=100, blank=True)
    department = models.CharField(_("department"), max_length=12, choices=Department)
    owner = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    opened_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("opened by")
    )
    opened_at = models.DateTimeField(_("opened"))
    clock_from = models.DateTimeField(_("clocks run from"))
    due_at = models.DateTimeField(_("next step due"), null=True)
    responded_at = models.DateTimeField(_("first response"), null=True)
    state = models.CharField(_("state"), max_length=10, default="new")
    cause = models.CharField(_("cause"), max_length=12, choices=Cause, blank=True)
    cause_words = models.CharField(_("cause in words"), max_length=1000, blank=True)
    remedy = models.CharField(_("remedy"), max_length=1000, blank=True)
    prevention = models.CharField(_("prevention"), max_length=1000, blank=True)
    compensation = MoneyField(_("compensation"), default=Decimal(0))
    compensation_approved_by = models.ForeignKey(
        "org.Employee",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("compensation approved by"),
    )
    outcome = models.CharField(_("what was done"), max_length=1000, blank=True)
    satisfied = models.BooleanField(_("satisfied"), null=True)
    confirmed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("confirmed by")
    )
    closed_at = models.DateTimeField(_("closed"), null=True)
    late = models.BooleanField(_("closed late"), default=False)
    reopened = models.PositiveIntegerField(_("reopened"), default=0)
    escalated = models.PositiveIntegerField(_("escalations"), default=0)

    class Meta:
        db_table = "work_case"
        verbose_name = _("case")
        indexes = [models.Index(fields=["store", "state", "due_at"], name="case_due")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="case_number"),
            models.CheckConstraint(
                condition=Q(level__in=Level.values, source__in=Source.values, department__in=Department.values),
                name="case_words",
            ),
            models.CheckConstraint(condition=Q(cause__in=["", *Cause.values]), name="case_cause"),
            models.CheckConstraint(condition=Q(state="new") | Q(owner__isnull=False), name="case_owned"),
            models.CheckConstraint(
                condition=~Q(state__in=["proposed", "agreed", "executed", "closed"])
                | (~Q(cause="") & ~Q(remedy="") & ~Q(prevention="")),
                name="case_reasoned",
            ),
            models.CheckConstraint(condition=Q(compensation__gte=0), name="case_compensation"),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "executed", "closed"])
                | Q(compensation=0)
                | Q(compensation_approved_by__isnull=False),
                name="case_compensation_approved",
            ),
            models.CheckConstraint(
                condition=Q(compensation_approved_by=None)
                | (Q(owner__isnull=False) & ~Q(compensation_approved_by=F("owner"))),
                name="case_compensation_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | Q(closed_at__isnull=False, confirmed_by__isnull=False, satisfied__isnull=False),
                name="case_closed",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | (Q(owner__isnull=False) & ~Q(confirmed_by=F("owner"))),
                name="case_confirmed_by_another",
            ),
            models.CheckConstraint(condition=Q(state="closed") | Q(due_at__isnull=False), name="case_has_a_clock"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def open(self) -> bool:
        """Whether it still asks for something."""
        return self.state != "closed"


class CaseNote(StoreOwned):
    """An entry of a case's timeline: who wrote what, when. Nothing of it is ever changed."""

    case = models.ForeignKey(CaseRecord, on_delete=models.PROTECT, related_name="notes", verbose_name=_("case"))
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=NoteKind)
    text = models.CharField(_("text"), max_length=1000)

    class Meta:
        verbose_name = _("entry")
        constraints = [models.CheckConstraint(condition=Q(kind__in=NoteKind.values), name="case_note_kind")]


class CaseLink(StoreOwned):
    """A document that belongs to a case."""

    case = models.ForeignKey(CaseRecord, on_delete=models.PROTECT, related_name="links", verbose_name=_("case"))
    document = models.CharField(_("document"), max_length=60)
    object_id = models.BigIntegerField()
    words = models.CharField(_("document"), max_length=100)

    class Meta:
        verbose_name = _("linked document")
        constraints = [models.UniqueConstraint(fields=["case", "document", "object_id"], name="case_link_once")]
