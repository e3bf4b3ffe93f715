"""Which cars a part fits (车型适用), and what is sold along with it."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField

from .parts import Part


class Fitment(models.Model):
    """A part fits a car model, or cars whose VIN begins so; narrowed by model year, engine and the serial number at the end of the VIN.

    Years of 0 and empty texts narrow nothing.
    """

    SHARED_BY_GROUP = True
    POSITIONS = (
        ("", _("Anywhere")),
        ("left", _("Left side")),
        ("right", _("Right side")),
        ("front", _("Front")),
        ("rear", _("Rear")),
    )
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="fitments", verbose_name=_("part"))
    car_model = models.CharField(_("code of the car model"), max_length=40, blank=True)
    vin_prefix = models.CharField(_("VIN begins with"), max_length=11, blank=True)
    year_from = models.PositiveIntegerField(_("model year from"), default=0)
    year_to = models.PositiveIntegerField(_("model year to"), default=0)
    engine = models.CharField(_("engine"), max_length=20, blank=True)
    serial_from = models.CharField(_("serial number from"), max_length=8, blank=True)
    serial_to = models.CharField(_("serial number to"), max_length=8, blank=True)
    position = models.CharField(_("place on the car"), max_length=6, choices=POSITIONS, blank=True, default="")
    per_car = QuantityField(_("number in a car"), default=Decimal(1))

    class Meta:
        verbose_name = _("fitment")
        indexes = [
            models.Index(fields=["car_model"], name="fitment_model"),
            models.Index(fields=["vin_prefix"], name="fitment_vin"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(car_model="") | ~Q(vin_prefix=""), name="fitment_of_a_car"),
            models.CheckConstraint(condition=Q(year_to=0) | Q(year_to__gte=F("year_from")), name="fitment_years"),
            models.CheckConstraint(condition=Q(per_car__gt=0), name="fitment_number"),
        ]

    def __str__(self) -> str:
        return f"{self.car_model or self.vin_prefix} {self.engine}".strip()


class Companion(models.Model):
    """What goes with a part when it is sold: the rest of a kit, or what the fitter needs as well."""

    SHARED_BY_GROUP = True
    KINDS = (("kit", _("Part of a kit")), ("with", _("Goes with it")))
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="companions", verbose_name=_("part"))
    other = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+", verbose_name=_("other part"))
    kind = models.CharField(_("kind"), max_length=4, choices=KINDS)
    quantity = QuantityField(_("quantity"), default=Decimal(1))

    class Meta:
        verbose_name = _("companion")
        constraints = [
            models.UniqueConstraint(fields=["part", "other"], name="companion_once"),
            models.CheckConstraint(condition=~Q(part=F("other")) & Q(quantity__gt=0), name="companion_another"),
        ]
