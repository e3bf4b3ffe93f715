"""Market surveys (市场调研): what is asked of the market, what was found, and what the general manager says to it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned

from ..kinds import Method


class Research(StoreOwned):
    """A survey of the market from its question to the answer of the general manager. What was found stays as it was written."""

    number = models.CharField(_("number"), max_length=40)
    title = models.CharField(_("market survey"), max_length=100)
    question = models.CharField(_("what we want to know"), max_length=1000)
    method = models.CharField(_("method"), max_length=12, choices=Method)
    area = models.CharField(_("area"), max_length=40)
    begins = models.DateField(_("begins"))
    due = models.DateField(_("until"))
    owner = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"))
    state = models.CharField(_("state"), max_length=10, default="planned")
    sample = models.PositiveIntegerField(_("people or places asked"), default=0)
    findings = models.CharField(_("what was found"), max_length=4000, blank=True)
    proposal = models.CharField(_("what we propose"), max_length=1000, blank=True)
    reported_on = models.DateField(_("reported on"), null=True)
    answer = models.CharField(_("answer of the general manager"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("answered by")
    )

    class Meta:
        verbose_name = _("market survey")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="research_number"),
            models.CheckConstraint(condition=Q(due__gte=F("begins")), name="research_days"),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="research_method"),
            models.CheckConstraint(
                condition=~Q(state__in=["reported", "answered"])
                | (Q(sample__gte=1, reported_on__isnull=False) & ~Q(findings="") & ~Q(proposal="")),
                name="research_reported",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | (Q(answered_by__isnull=False) & ~Q(answer="")),
                name="research_answered",
            ),
        ]

    def __str__(self) -> str:
        return self.title
