"""Recruitment: the requisition, the candidates, what interviewers thought of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.people.models.organisation import Position


class Requisition(StoreOwned):
    """So many people are wanted on a post by a day."""

    number = models.CharField(_("number"), max_length=40)
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="+", verbose_name=_("post"))
    people = models.PositiveSmallIntegerField(_("people wanted"))
    needed_by = models.DateField(_("needed by"))
    reason = models.CharField(_("reason"), max_length=1000)
    wants = models.CharField(_("what is asked for"), max_length=1000, blank=True)
    over_headcount = models.BooleanField(_("above headcount"), default=False)
    from_hr = models.BooleanField(_("written by HR"), default=False)
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_on = models.DateField(_("asked on"))
    filled_on = models.DateField(_("filled on"), null=True)
    state = models.CharField(_("state"), max_length=10, default="submitted")

    class Meta:
        verbose_name = _("staff requisition")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="people_requisition_number"),
            models.CheckConstraint(condition=Q(people__gt=0), name="people_requisition_people"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.position.title} × {self.people}"

    @property
    def hired(self) -> int:
        """How many came."""
        return self.candidates.filter(state="hired").count()


class Candidate(StoreOwned):
    """Somebody who would like to come, with the offer made."""

    PERSONAL_FIELDS = ("name", "mobile")
    requisition = models.ForeignKey(
        Requisition, on_delete=models.PROTECT, related_name="candidates", verbose_name=_("staff requisition")
    )
    name = models.CharField(_("name"), max_length=100)
    mobile = models.CharField(_("mobile"), max_length=20)
    source = models.CharField(_("source"), max_length=60, blank=True)
    resume = models.CharField(_("curriculum vitae"), max_length=1000, blank=True)
    checked = models.CharField(_("reference check"), max_length=500, blank=True)
    offered_wage = MoneyField(_("offered wage"), null=True)
    starts_on = models.DateField(_("first day"), null=True)
    employee = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("employee")
    )
    state = models.CharField(_("state"), max_length=10, default="new")

    class Meta:
        verbose_name = _("candidate")
        constraints = [
            models.UniqueConstraint(fields=["requisition", "mobile"], name="people_candidate_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["offered", "accepted", "hired"])
                | Q(offered_wage__isnull=False, starts_on__isnull=False),
                name="people_candidate_offer",
            ),
            models.CheckConstraint(
                condition=~Q(state="hired") | Q(employee__isnull=False), name="people_candidate_hired"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def score(self) -> str:
        """The mean of all interviews, 0–100."""
        found = self.interviews.aggregate(mean=models.Avg("total"))["mean"]
        return f"{found:.0f}" if found is not None else ""


class Interview(StoreOwned):
    """What one interviewer thought, on four counts of 0–25."""

    candidate = models.ForeignKey(
        Candidate, on_delete=models.PROTECT, related_name="interviews", verbose_name=_("candidate")
    )
    interviewer = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("interviewer")
    )
    on = models.DateField(_("day"))
    knowledge = models.PositiveSmallIntegerField(_("knowledge"))
    experience = models.PositiveSmallIntegerField(_("experience"))
    attitude = models.PositiveSmallIntegerField(_("attitude"))
    manner = models.PositiveSmallIntegerField(_("manner"))
    total = models.PositiveSmallIntegerField(_("total"))
    note = models.CharField(_("impression"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("interview")
        constraints = [
            models.UniqueConstraint(fields=["candidate", "interviewer"], name="people_interview_once"),
            models.CheckConstraint(
                condition=Q(knowledge__lte=25, experience__lte=25, attitude__lte=25, manner__lte=25),
                name="people_interview_scores",
            ),
            models.CheckConstraint(
                condition=Q(
                    total=models.F("knowledge") + models.F("experience") + models.F("attitude") + models.F("manner")
                ),
                name="people_interview_total",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate.name} {self.total}"
