"""The case library: what others did, our pilot of it, what we decided, and where it was used again."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned

from .campaigns import Campaign


class Idea(StoreOwned):
    """A case of others (案例库): what they did, what came of it, what we would change, what we tried, and what we decided.

    A pilot has a place, the figure it is judged by, its cost and its last day.
    """

    title = models.CharField(_("idea"), max_length=100)
    source = models.CharField(_("source"), max_length=100)
    tags = models.CharField(_("tags"), max_length=100, blank=True)
    content = models.CharField(_("what they did"), max_length=1000)
    change = models.CharField(_("what we would change"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, default="proposed")
    pilot_place = models.CharField(_("where it is tried"), max_length=100, blank=True)
    pilot_measure = models.CharField(_("judged by"), max_length=100, blank=True)
    pilot_cost = MoneyField(_("cost of the pilot"), default=Decimal(0))
    pilot_until = models.DateField(_("pilot until"), null=True)
    pilot_result = models.CharField(_("result of the pilot"), max_length=1000, blank=True)
    verdict = models.CharField(_("verdict with figures"), max_length=1000, blank=True)
    on = models.DateField(_("day"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("collected by"))

    class Meta:
        verbose_name = _("idea")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["proposed", "pilot"]) | ~Q(verdict=""), name="idea_verdict"),
            models.CheckConstraint(
                condition=~Q(state="pilot")
                | (~Q(pilot_place="") & ~Q(pilot_measure="") & Q(pilot_until__isnull=False)),
                name="idea_pilot",
            ),
            # Who has tried it decides with what the trial brought.
            models.CheckConstraint(
                condition=Q(pilot_until=None) | Q(state="pilot") | ~Q(pilot_result=""), name="idea_pilot_result"
            ),
            models.CheckConstraint(condition=Q(pilot_cost__gte=0), name="idea_pilot_cost"),
        ]

    def __str__(self) -> str:
        return self.title


class IdeaUse(StoreOwned):
    """Where an adopted idea was used again, and what it brought there. Never changed."""

    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="uses", verbose_name=_("idea"))
    campaign = models.ForeignKey(
        Campaign, null=True, on_delete=models.PROTECT, related_name="ideas", verbose_name=_("campaign")
    )
    place = models.CharField(_("where"), max_length=100, blank=True)
    result = models.CharField(_("result"), max_length=1000)
    on = models.DateField(_("day"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("use of an idea")
        constraints = [
            models.CheckConstraint(condition=Q(campaign__isnull=False) | ~Q(place=""), name="idea_use_where"),
            models.UniqueConstraint(
                fields=["idea", "campaign"], condition=Q(campaign__isnull=False), name="idea_use_once"
            ),
        ]
