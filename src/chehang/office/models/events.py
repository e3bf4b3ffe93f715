"""Large events of the house: a plan, its tasks, its money, what came of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned


class HouseEvent(StoreOwned):
    """An event (大型活动): annual party, staff meeting, opening, open day. Planned, approved, prepared by tasks, held, closed."""

    number = models.CharField(_("number"), max_length=40)
    title = models.CharField(_("event"), max_length=60)
    day = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=60)
    people = models.PositiveIntegerField(_("people expected"))
    plan = models.CharField(_("plan"), max_length=1000)
    budget = MoneyField(_("budget"))
    leader = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("leader"))
    planned_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    decided_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    came = models.PositiveIntegerField(_("people who came"), null=True)
    cost = MoneyField(_("cost"), null=True)
    summary = models.CharField(_("what came of it"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=10, default="planned")

    class Meta:
        verbose_name = _("event of the house")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_event_number"),
            models.CheckConstraint(condition=Q(people__gt=0, budget__gte=0), name="office_event_sane"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("planned_by")), name="office_event_other"
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(decided_by__isnull=False), name="office_event_decided"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | (~Q(summary="") & Q(cost__isnull=False, came__isnull=False)),
                name="office_event_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
