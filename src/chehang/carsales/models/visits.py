"""The visit register at the door, the cars for test drives and who drove them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned
from chehang.org.models import Employee

from ..kinds import DemoCost
from .leads import Lead


class Visit(StoreOwned):
    """People came in (来店登记). ``intent``: they think of buying; ``first``: for the first time. Without a lead no phone was left."""

    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    people = models.PositiveIntegerField(default=1)
    intent = models.BooleanField(default=True)
    first = models.BooleanField(default=True)
    lead = models.ForeignKey(Lead, null=True, on_delete=models.PROTECT, related_name="visits")
    wanted = models.CharField(_("model wanted"), max_length=60, blank=True)
    needs = models.CharField(max_length=1000, blank=True)
    consultant = models.ForeignKey(Employee, null=True, on_delete=models.PROTECT, related_name="+")
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("visit")
        constraints = [
            models.CheckConstraint(condition=Q(left_at=None) | Q(left_at__gte=F("came_at")), name="visit_times"),
            models.CheckConstraint(condition=Q(people__gte=1), name="visit_people"),
        ]
        indexes = [models.Index(fields=["store", "came_at"], name="visit_came")]

    def __str__(self) -> str:
        return str(self.lead) if self.lead else str(_("Visitor %(n)s") % {"n": self.pk})


class DemoCar(StoreOwned):
    """A car for test drives (试驾车): its plate, until when it is insured, and the reading after the last drive, in km."""

    PERSONAL_FIELDS = ()
    plate_no = models.CharField(max_length=10)
    model_name = models.CharField(_("car model"), max_length=60)
    insured_until = models.DateField(_("insured until"))
    mileage = models.PositiveIntegerField(_("mileage, km"), default=0)
    sale_planned_on = models.DateField(_("to be sold on"), null=True)
    active = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("test car")
        constraints = [models.UniqueConstraint(fields=["store", "plate_no"], name="democar_plate")]

    def __str__(self) -> str:
        return f"{self.plate_no} {self.model_name}"


class Drive(StoreOwned):
    """A customer drives a test car: licence seen, agreement signed on the screen, readings in km, marks from 1 to 5."""

    PERSONAL_FIELDS = ("driver", "licence_no")
    number = models.CharField(max_length=24)
    state = models.CharField(max_length=20, default="driving")
    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="test_drives")
    car = models.ForeignKey(DemoCar, on_delete=models.PROTECT, related_name="drives")
    driver = models.CharField(max_length=100)
    licence_no = models.CharField(max_length=18)
    licence_class = models.CharField(max_length=4)
    licence_until = models.DateField()
    route = models.CharField(max_length=60)
    consultant = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    start_km = models.PositiveIntegerField()
    ended_at = models.DateTimeField(null=True)
    end_km = models.PositiveIntegerField(null=True)
    power = models.PositiveSmallIntegerField(_("power"), default=0)
    handling = models.PositiveSmallIntegerField(_("handling"), default=0)
    comfort = models.PositiveSmallIntegerField(_("comfort"), default=0)
    space = models.PositiveSmallIntegerField(_("space"), default=0)
    tech = models.PositiveSmallIntegerField(_("smart functions"), default=0)
    remark = models.CharField(max_length=1000, blank=True)
    incident = models.CharField(max_length=1000, blank=True)

    class Meta:
        verbose_name = _("test drive")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="drive_number"),
            models.UniqueConstraint(fields=["car"], condition=Q(state="driving"), name="drive_one_driver"),
            models.CheckConstraint(condition=Q(end_km=None) | Q(end_km__gte=F("start_km")), name="drive_km"),
        ]

    def __str__(self) -> str:
        return self.number


class DemoCarCost(StoreOwned):
    """What a test car costs to keep, and its reading then; litres or kWh as ``quantity``. Never changed."""

    car = models.ForeignKey(DemoCar, on_delete=models.PROTECT, related_name="costs")
    on = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=10, choices=DemoCost)
    amount_inc = MoneyField(_("amount with VAT"))
    quantity = QuantityField(_("litres or kWh"), default=0)
    mileage = models.PositiveIntegerField(_("mileage, km"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(_("recorded by"), max_length=100)

    class Meta:
        verbose_name = _("cost of a test car")
        constraints = [models.CheckConstraint(condition=Q(amount_inc__gt=0, quantity__gte=0), name="democarcost_sign")]

    def __str__(self) -> str:
        return f"{self.car.plate_no} {self.on}"
