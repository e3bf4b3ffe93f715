"""The file of a car, who has it, and how far it has run."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.parties.models import Customer

from ..kinds import Reading, Role, Usage
from .carmodels import CarModel


class Vehicle(StoreOwned):
    """A car the store has sold, repairs or stocks. ``mileage`` is the last reading, in km.

    Periods of warranty count from ``warranty_from``: the day of the invoice, or of the handing over where it differs
    (家用汽车产品修理更换退货责任规定 §18). A file merged into another one lives no longer.
    """

    PERSONAL_FIELDS = ("vin", "plate_no", "engine_no")
    vin = models.CharField(_("VIN"), max_length=17)
    plate_no = models.CharField(_("plate"), max_length=10, blank=True)
    engine_no = models.CharField(_("engine no."), max_length=30, blank=True)
    model = models.ForeignKey(
        CarModel, null=True, blank=True, on_delete=models.PROTECT, related_name="vehicles", verbose_name=_("car model")
    )
    colour = models.CharField(_("colour"), max_length=30, blank=True)
    interior = models.CharField(_("interior"), max_length=30, blank=True)
    usage = models.CharField(_("usage"), max_length=10, choices=Usage, default=Usage.PRIVATE)
    made_on = models.DateField(_("made on"), null=True, blank=True)
    warranty_from = models.DateField(_("warranty from"), null=True, blank=True)
    registered_on = models.DateField(_("licensed on"), null=True, blank=True)
    insurer = models.CharField(_("insurer"), max_length=60, blank=True)
    insured_until = models.DateField(_("insured until"), null=True, blank=True)
    owner = models.ForeignKey(
        Customer, null=True, blank=True, on_delete=models.PROTECT, related_name="vehicles", verbose_name=_("owner")
    )
    mileage = models.PositiveIntegerField(_("mileage, km"), default=0)
    mileage_on = models.DateField(_("read on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    sold_here = models.BooleanField(_("sold by us"), default=False)
    active = models.BooleanField(_("active"), default=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        verbose_name = _("vehicle")
        constraints = [
            models.UniqueConstraint(fields=["store", "vin"], condition=Q(merged_into=None), name="vehicle_vin_once"),
            models.UniqueConstraint(
                fields=["store", "plate_no"],
                condition=Q(merged_into=None, active=True) & ~Q(plate_no=""),
                name="vehicle_plate_once",
            ),
            models.CheckConstraint(condition=~Q(vin=""), name="vehicle_vin"),
            models.CheckConstraint(condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="vehicle_not_itself"),
            models.CheckConstraint(condition=Q(merged_into=None) | Q(active=False), name="vehicle_merged_rests"),
        ]
        indexes = [
            models.Index(fields=["store", "plate_no"], name="vehicle_plate"),
            models.Index(fields=["store", "owner"], name="vehicle_owner"),
        ]

    def __str__(self) -> str:
        return self.plate_no or self.vin

    @property
    def short_vin(self) -> str:
        """The last eight places: what people in the yard say."""
        return self.vin[-8:]

    def form_values(self) -> dict[str, Any]:
        """The edit starts from the file as it is."""
        return {"model": self.model_id}


class Holding(StoreOwned):
    """Somebody owned or drove a car from a day until a day; open while it lasts."""

    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="holdings")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=10, choices=Role)
    since = models.DateField()
    until = models.DateField(null=True)
    note = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("holding")
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle"], condition=Q(role="owner", until=None), name="holding_one_owner"
            ),
            models.UniqueConstraint(
                fields=["vehicle", "customer", "role"], condition=Q(until=None) & ~Q(role="owner"), name="holding_once"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="holding_days"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="holding_role"),
        ]

    def __str__(self) -> str:
        return f"{self.customer}"


class Odometer(StoreOwned):
    """A reading in km. Lower than one before it only with its reason (a changed instrument, a mistake). Never changed."""

    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="readings")
    km = models.PositiveIntegerField()
    read_on = models.DateField()
    source = models.CharField(max_length=12, choices=Reading)
    reason = models.CharField(max_length=200, blank=True)
    document = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(default=0)
    at = models.DateTimeField()
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("odometer reading")
        constraints = [
            models.CheckConstraint(condition=Q(source__in=Reading.values), name="odometer_source"),
        ]
        indexes = [models.Index(fields=["vehicle", "read_on"], name="odometer_vehicle")]
