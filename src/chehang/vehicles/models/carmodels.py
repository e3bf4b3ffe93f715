"""The tree of car models."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..kinds import HIGH_VOLTAGE, Drive, Level


class CarModel(models.Model):
    """A brand, a series, a model or a trim. What the maker promises stands where it is said first and holds for all below.

    Periods in months and kilometres; 0 says that the level above knows.
    """

    SHARED_BY_GROUP = True
    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name=_("above")
    )
    drive = models.CharField(_("drive"), max_length=10, choices=Drive, blank=True)
    model_year = models.PositiveIntegerField(_("model year"), default=0)
    warranty_months = models.PositiveIntegerField(_("warranty, months"), default=0)
    warranty_km = models.PositiveIntegerField(_("warranty, km"), default=0)
    first_service_months = models.PositiveIntegerField(_("first service, months"), default=0)
    first_service_km = models.PositiveIntegerField(_("first service, km"), default=0)
    service_months = models.PositiveIntegerField(_("service interval, months"), default=0)
    service_km = models.PositiveIntegerField(_("service interval, km"), default=0)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("car model")
        constraints = [
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="carmodel_named"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="carmodel_level"),
            models.CheckConstraint(
                condition=Q(level="brand", parent=None) | (~Q(level="brand") & Q(parent__isnull=False)),
                name="carmodel_place",
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="carmodel_not_in_itself"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def high_voltage(self) -> bool:
        """Whether only people with the electrician's certificate work on it."""
        return self.drive in HIGH_VOLTAGE
