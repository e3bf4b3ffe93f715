"""Visitors and how they are received."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class Visit(StoreOwned):
    """A visit: who comes to whom, what for, what is prepared; when they came and left."""

    PERSONAL_FIELDS = ("visitor",)
    number = models.CharField(_("number"), max_length=40)
    visitor = models.CharField(_("visitor"), max_length=100)
    company = models.CharField(_("company"), max_length=100, blank=True)
    people = models.PositiveSmallIntegerField(_("people"), default=1)
    host = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("host"))
    day = models.DateField(_("day"))
    purpose = models.CharField(_("purpose"), max_length=200)
    plan = models.CharField(_("reception plan"), max_length=1000, blank=True)
    came_at = models.DateTimeField(_("came"), null=True)
    left_at = models.DateTimeField(_("left"), null=True)
    state = models.CharField(_("state"), max_length=10, default="booked")

    class Meta:
        verbose_name = _("visit")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_visit_number"),
            models.CheckConstraint(condition=Q(people__gt=0), name="office_visit_people"),
            models.CheckConstraint(
                condition=~Q(state__in=["inside", "left"]) | Q(came_at__isnull=False), name="office_visit_came"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | (Q(came_at__isnull=False) & Q(left_at__gte=F("came_at"))),
                name="office_visit_times",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.company or self.purpose}"
