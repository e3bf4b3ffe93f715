"""The company's own cars: their papers, their trips, their fuel."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned
from chehang.office.kinds import CarPaperKind, CarUse


class CompanyCar(StoreOwned):
    """A car of the company; until when it is insured and inspected, what its odometer said last (km)."""

    plate = models.CharField(_("plate"), max_length=12)
    name = models.CharField(_("car"), max_length=60)
    use = models.CharField(_("used for"), max_length=8, choices=CarUse)
    odometer = models.PositiveIntegerField(_("odometer, km"))
    insured_until = models.DateField(_("insured until"))
    inspected_until = models.DateField(_("inspected until"))

    class Meta:
        verbose_name = _("company car")
        constraints = [
            models.UniqueConstraint(fields=["store", "plate"], name="office_car_plate"),
            models.CheckConstraint(condition=Q(use__in=CarUse.values), name="office_car_use"),
        ]

    def __str__(self) -> str:
        return f"{self.plate} {self.name}"


class CarTrip(StoreOwned):
    """A trip: asked for, allowed by another person, keys out, keys back. A car is out once at a time."""

    number = models.CharField(_("number"), max_length=40)
    car = models.ForeignKey(CompanyCar, on_delete=models.PROTECT, related_name="trips", verbose_name=_("company car"))
    driver = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("driver"))
    day = models.DateField(_("day"))
    place = models.CharField(_("where to"), max_length=100)
    purpose = models.CharField(_("what for"), max_length=200)
    allowed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("allowed by")
    )
    out_at = models.DateTimeField(_("keys out"), null=True)
    back_at = models.DateTimeField(_("keys back"), null=True)
    odometer_out = models.PositiveIntegerField(_("odometer before, km"), null=True)
    odometer_back = models.PositiveIntegerField(_("odometer after, km"), null=True)
    state = models.CharField(_("state"), max_length=10, default="asked")

    class Meta:
        verbose_name = _("trip")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_trip_number"),
            models.UniqueConstraint(fields=["car"], condition=Q(state="out"), name="office_trip_car_out_once"),
            models.CheckConstraint(
                condition=Q(allowed_by=None) | ~Q(allowed_by=F("driver")), name="office_trip_allowed_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["out", "back"])
                | Q(allowed_by__isnull=False, out_at__isnull=False, odometer_out__isnull=False),
                name="office_trip_out",
            ),
            models.CheckConstraint(
                condition=~Q(state="back") | Q(back_at__isnull=False, odometer_back__isnull=False),
                name="office_trip_back",
            ),
            models.CheckConstraint(
                condition=Q(odometer_back=None) | Q(odometer_out__isnull=False, odometer_back__gte=F("odometer_out")),
                name="office_trip_odometer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.car.plate}"

    @property
    def driven(self) -> int | None:
        """Kilometres of the trip."""
        if self.odometer_back is None or self.odometer_out is None:
            return None
        return self.odometer_back - self.odometer_out


class CarFuel(StoreOwned):
    """Fuel or power filled in."""

    car = models.ForeignKey(CompanyCar, on_delete=models.PROTECT, related_name="fuels", verbose_name=_("company car"))
    day = models.DateField(_("day"))
    quantity = QuantityField(_("litres or kWh"))
    amount = MoneyField(_("amount"))
    odometer = models.PositiveIntegerField(_("odometer, km"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("fuel")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0, amount__gte=0), name="office_fuel_amounts"),
        ]


class CarPaper(StoreOwned):
    """An insurance taken out or an inspection passed; until when it holds and what it cost."""

    car = models.ForeignKey(CompanyCar, on_delete=models.PROTECT, related_name="papers", verbose_name=_("company car"))
    kind = models.CharField(_("kind"), max_length=10, choices=CarPaperKind)
    number = models.CharField(_("policy or report number"), max_length=60)
    valid_until = models.DateField(_("valid until"))
    cost = MoneyField(_("cost"), default=0)
    day = models.DateField(_("day"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("paper of a car")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CarPaperKind.values, cost__gte=0, valid_until__gte=F("day")),
                name="office_carpaper_sane",
            ),
        ]
