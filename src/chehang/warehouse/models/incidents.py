"""Incidents in the warehouse: fire, damp, theft, a leak (§1.19)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned


class Incident(StoreOwned):
    """What happened, where, and what was done so that it does not happen again. Another person closes it."""

    KINDS = (
        ("fire", _("Fire or smoke")),
        ("damp", _("Damp or water")),
        ("theft", _("Theft")),
        ("leak", _("Leak of oil or acid")),
        ("entry", _("Somebody unauthorised inside")),
        ("injury", _("Injury")),
        ("other", _("Something else")),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=KINDS)
    place = models.CharField(_("place"), max_length=100)
    what = models.CharField(_("what happened"), max_length=1000)
    loss = MoneyField(_("estimated loss"), default=0)
    photo = models.CharField(_("photo"), max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=10, default="reported")
    reported_at = models.DateTimeField(_("reported"))
    reported_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("reported by")
    )
    measure = models.CharField(_("what was done"), max_length=1000, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    closed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("closed by")
    )

    class Meta:
        verbose_name = _("warehouse incident")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="closed")
                | Q(closed_by__isnull=False) & ~Q(closed_by=F("reported_by")) & ~Q(measure=""),
                name="incident_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.place}"[:80]
