"""What happens to an employee between hiring and leaving, each a document with its approval and its day (§7.11)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.people.models.organisation import Position


class EventKind(models.TextChoices):
    """转正、升职、降职、调岗、奖励、处分、离职."""

    CONFIRM = "confirm", _("Confirmation after probation")
    PROMOTE = "promote", _("Promotion")
    DEMOTE = "demote", _("Demotion")
    TRANSFER = "transfer", _("Transfer to another post")
    REWARD = "reward", _("Reward")
    PENALTY = "penalty", _("Penalty")
    LEAVE = "leave", _("Leaving")


MOVES = (EventKind.PROMOTE, EventKind.DEMOTE, EventKind.TRANSFER)
JUDGED = (EventKind.REWARD, EventKind.PENALTY)


class LeavingReason(models.TextChoices):
    """Why the contract ends: it decides whether severance is owed (劳动合同法 art. 36–48, 87)."""

    RESIGNED = "resigned", _("Resigned")
    AGREED = "agreed", _("Agreed, proposed by the store")
    EXPIRED = "expired", _("Expired, not renewed by the store")
    NO_FAULT = "no_fault", _("Dismissed without fault")
    FAULT = "fault", _("Dismissed for serious fault")
    UNLAWFUL = "unlawful", _("Unlawful dismissal")
    RETIRED = "retired", _("Retired")


class PersonnelEvent(StoreOwned):
    """One event: what was found, on which clause, what the employee says, and what follows from which day on."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=8, choices=EventKind)
    employee = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="events", verbose_name=_("employee")
    )
    effective_on = models.DateField(_("effective from"))
    facts = models.CharField(_("facts and reason"), max_length=1000)
    clause = models.CharField(_("clause of the policy"), max_length=200, blank=True)
    statement = models.CharField(_("what the employee says"), max_length=1000, blank=True)
    position = models.ForeignKey(
        Position, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("new post")
    )
    wage = MoneyField(_("new wage"), null=True)
    amount = MoneyField(_("amount"), default=0)
    score = models.PositiveSmallIntegerField(_("appraisal score"), null=True)
    leaving = models.CharField(_("reason of leaving"), max_length=10, choices=LeavingReason, blank=True)
    average_wage = MoneyField(_("average wage of twelve months"), null=True)
    severance = MoneyField(_("severance"), default=0)
    from_hr = models.BooleanField(_("written by HR"), default=False)
    written_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    state = models.CharField(_("state"), max_length=10, default="submitted")

    class Meta:
        verbose_name = _("personnel event")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="people_event_number"),
            models.UniqueConstraint(
                fields=["store", "employee"],
                condition=Q(kind="leave", state__in=["submitted", "approved"]),
                name="people_event_leave_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="people_event_kind"),
            models.CheckConstraint(condition=Q(leaving__in=["", *LeavingReason.values]), name="people_event_leaving"),
            models.CheckConstraint(condition=~Q(kind="leave") | ~Q(leaving=""), name="people_event_why"),
            models.CheckConstraint(
                condition=~Q(kind__in=[k.value for k in MOVES]) | Q(position__isnull=False), name="people_event_where"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[k.value for k in JUDGED]) | ~Q(clause=""), name="people_event_clause"
            ),
            models.CheckConstraint(condition=Q(amount__gte=0, severance__gte=0), name="people_event_amounts"),
            models.CheckConstraint(condition=~Q(written_by=models.F("employee")), name="people_event_by_another"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()} {self.employee.name}"
