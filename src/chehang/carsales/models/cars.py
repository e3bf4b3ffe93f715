"""The book of cars (整车台账): one row a car, where it is, what it cost, what was checked on it."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.org.models import Employee
from chehang.parties.models import Customer, Supplier
from chehang.vehicles.models import CarModel, Vehicle

from ..kinds import CarPayment, Certificate, CheckGroup, CheckKind, Finding, Place

GONE = ("delivered", "returned")


class CarPrice(StoreOwned):
    """What a model is marked at from a day on, the lowest price the sales manager may give, and what is expected to be earned. Never changed."""

    model = models.ForeignKey(CarModel, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    version = models.PositiveIntegerField()
    marked = MoneyField(_("marked price"))
    floor = MoneyField(_("lowest price"))
    cost_ex = MoneyField(_("expected cost without VAT"))
    rebate = MoneyField(_("expected rebate"), default=0)
    reason = models.CharField(max_length=1000)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("car price")
        constraints = [
            models.UniqueConstraint(fields=["store", "model", "valid_from", "version"], name="carprice_version"),
            models.CheckConstraint(condition=Q(floor__gt=0) & Q(marked__gte=F("floor")), name="carprice_floor"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.valid_from}"


class Outlet(StoreOwned):
    """A secondary outlet that sells cars of ours: its contract, deposit and points, and who answers for the cars there."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Employee, null=True, on_delete=models.PROTECT, related_name="+")
    area = models.CharField(max_length=60)
    contract_no = models.CharField(max_length=40)
    deposit = MoneyField(default=0)
    points = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    closed_on = models.DateField(_("closed on"), null=True)

    class Meta:
        verbose_name = _("outlet")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="outlet_code"),
            models.CheckConstraint(condition=Q(points__gte=75), name="outlet_points"),
        ]

    def __str__(self) -> str:
        return self.name


class Car(StoreOwned):
    """A car of the store, known by its VIN: in exactly one place and one state while it is here.

    ``cost_ex`` is its own cost without VAT, freight included; nothing is averaged.
    """

    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="stock_cars")
    vin = models.CharField(max_length=17)
    model = models.ForeignKey(CarModel, on_delete=models.PROTECT, related_name="+")
    colour = models.CharField(max_length=30)
    interior = models.CharField(max_length=30, blank=True)
    used = models.BooleanField(_("used car"), default=False)
    state = models.CharField(max_length=20, default="transit")
    place = models.CharField(max_length=10, choices=Place, default=Place.TRANSIT)
    outlet = models.ForeignKey(Outlet, null=True, on_delete=models.PROTECT, related_name="cars")
    spot = models.CharField(_("spot"), max_length=20, blank=True)
    supplier = models.ForeignKey(Supplier, null=True, on_delete=models.PROTECT, related_name="+")
    invoice_no = models.CharField(max_length=40, blank=True)
    bought_on = models.DateField()
    arrived_on = models.DateField(null=True)
    payment = models.CharField(_("paid by"), max_length=10, choices=CarPayment)
    cost_ex = MoneyField()
    input_vat = MoneyField(default=0)
    rebate = MoneyField(_("expected rebate"), default=0)
    certificate = models.CharField(max_length=10, choices=Certificate, default=Certificate.MAKER)
    certificate_no = models.CharField(_("certificate no."), max_length=40, blank=True)
    certificate_at = models.CharField(_("certificate lies in"), max_length=40, blank=True)
    keys = models.PositiveSmallIntegerField(default=0)
    keys_at = models.CharField(_("keys hang at"), max_length=40, blank=True)
    locked_until = models.DateTimeField(null=True)
    hold_reason = models.CharField(max_length=200, blank=True)
    left_on = models.DateField(null=True)
    disclosure = models.CharField(_("to be told to the buyer"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("car in stock")
        constraints = [
            # I07: a VIN stands once among the cars that are here.
            models.UniqueConstraint(
                fields=["store", "vin"], condition=~Q(state__in=["delivered", "returned"]), name="car_vin_once"
            ),
            models.CheckConstraint(condition=Q(cost_ex__gt=0, input_vat__gte=0), name="car_cost"),
            models.CheckConstraint(
                condition=(Q(state__in=["delivered", "returned"]) & Q(place="gone") & Q(left_on__isnull=False))
                | (~Q(state__in=["delivered", "returned"]) & ~Q(place="gone") & Q(left_on=None)),
                name="car_place",
            ),
            models.UniqueConstraint(
                fields=["store", "certificate_no"],
                condition=~Q(certificate_no="") & ~Q(state__in=["delivered", "returned"]),
                name="car_certificate_once",
            ),
            models.CheckConstraint(
                condition=Q(place="outlet", outlet__isnull=False) | (~Q(place="outlet") & Q(outlet=None)),
                name="car_outlet",
            ),
        ]
        indexes = [models.Index(fields=["store", "state", "model"], name="car_stock")]

    def __str__(self) -> str:
        return f"{self.vin[-8:]} {self.model} {self.colour}"

    @property
    def age_now(self) -> int:
        """Days in stock until today."""
        return self.age(localdate())

    @property
    def age_word(self) -> str:
        """What its age asks for: looked at after 60 days, promoted after 90, a plan of the general manager after 120."""
        if self.left_on is not None:
            return ""
        words = ((120, _("Plan of the general manager")), (90, _("To be promoted")), (60, _("Looked at")))
        return next((str(word) for days, word in words if self.age_now > days), "")

    @property
    def proof_age(self) -> int | None:
        """Days since somebody last proved that it is there: a check, or a photo with its code (set by who lists the true stock)."""
        seen = [at for at in (getattr(self, "shown_last", None), getattr(self, "checked_last", None)) if at is not None]
        return (localdate() - localtime(max(seen)).date()).days if seen else None

    def age(self, today: date) -> int:
        """Days since it was bought, or how many it stood before it left."""
        return ((self.left_on or today) - self.bought_on).days


class CarMove(StoreOwned):
    """A car went from one place to another. Never changed."""

    car = models.ForeignKey(Car, on_delete=models.PROTECT, related_name="moves")
    at = models.DateTimeField()
    source = models.CharField(max_length=10, choices=Place, blank=True)
    target = models.CharField(max_length=10, choices=Place)
    spot = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("move of a car")


class CarCheck(StoreOwned):
    """Somebody looked a car over: on arrival, before delivery (PDI), or while it stands. Never changed."""

    car = models.ForeignKey(Car, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=10, choices=CheckKind)
    at = models.DateTimeField()
    on = models.DateField()
    passed = models.BooleanField()
    keys = models.PositiveSmallIntegerField(default=0)
    battery = models.DecimalField(_("battery, V"), max_digits=4, decimal_places=1, null=True)
    mileage = models.PositiveIntegerField(default=0)
    remark = models.CharField(max_length=1000, blank=True)
    photo = models.CharField(max_length=64, blank=True)
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("check of a car")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"


class CarCheckItem(StoreOwned):
    """A group of a check and what was found. Never changed."""

    check_of = models.ForeignKey(CarCheck, on_delete=models.PROTECT, related_name="items")
    group = models.CharField(max_length=12)
    result = models.CharField(max_length=6)
    remark = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("item of a check")

    @property
    def name(self) -> str:
        """The group in words."""
        return str(CheckGroup(self.group).label)

    @property
    def result_name(self) -> str:
        """What was found, in words."""
        return str(Finding(self.result).label)


def worth(cars: list[Car]) -> Decimal:
    """What some cars cost together."""
    return sum((c.cost_ex for c in cars), Decimal(0))
