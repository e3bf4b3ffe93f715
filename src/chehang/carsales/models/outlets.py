"""Secondary outlets (二级网点): the proofs that the cars at theirs are there."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import RateField
from chehang.core.models import StoreOwned

from .cars import Car, Outlet


class Challenge(StoreOwned):
    """A car at an outlet is to be shown with a code that is used once: within minutes when it was drawn by chance, by the
    evening when it is the outlet's ``daily`` proof of all its cars. Late is missed."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="challenges")
    car = models.ForeignKey(Car, on_delete=models.PROTECT, related_name="challenges")
    daily = models.BooleanField(_("daily proof"), default=False)
    state = models.CharField(max_length=20, default="asked")
    code = models.CharField(max_length=6)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    photo = models.CharField(max_length=64, blank=True)
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("challenge")
        constraints = [
            models.UniqueConstraint(fields=["car", "daily"], condition=Q(state="asked"), name="challenge_one_open"),
            models.UniqueConstraint(fields=["store", "photo"], condition=~Q(photo=""), name="challenge_photo_once"),
            models.CheckConstraint(
                condition=~Q(state="shown") | (Q(shown_at__isnull=False) & Q(shown_at__lte=F("due_at")) & ~Q(photo="")),
                name="challenge_shown_in_time",
            ),
        ]
        indexes = [models.Index(fields=["store", "outlet", "state"], name="challenge_outlet")]

    def __str__(self) -> str:
        return f"{self.outlet.name} …{self.car.vin[-6:]}"


class OutletReport(StoreOwned):
    """An outlet's keeper says that a car of ours was sold there (§3.11: within 24 hours); the store settles it. Never changed."""

    PERSONAL_FIELDS = ("buyer",)
    car = models.OneToOneField(Car, on_delete=models.PROTECT, related_name="outlet_report")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="reports")
    buyer = models.CharField(_("buyer"), max_length=60)
    sold_on = models.DateField(_("sold on"))
    reported_at = models.DateTimeField(_("reported"))
    reported_by_id = models.BigIntegerField()
    reported_by_name = models.CharField(_("reported by"), max_length=100)

    class Meta:
        verbose_name = _("sale reported by an outlet")

    def __str__(self) -> str:
        return f"{self.outlet.name} …{self.car.vin[-6:]}"


class OutletAssessment(StoreOwned):
    """Half a year of an outlet (§9.15): sales 40, true stock 20, reports in time 10, satisfaction 15, payment 15. Never changed.

    Each part is points of 100; ``points`` is the weighted sum, ``grade`` A from 90, B from 75, C from 60, else D."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="assessments")
    half = models.DateField(_("half-year from"))
    sales = models.PositiveSmallIntegerField(_("sales"))
    stock = models.PositiveSmallIntegerField(_("true stock"))
    reports = models.PositiveSmallIntegerField(_("reports in time"))
    satisfaction = models.PositiveSmallIntegerField(_("satisfaction"))
    payment = models.PositiveSmallIntegerField(_("payment"))
    points = RateField(_("points"))
    grade = models.CharField(_("grade"), max_length=1)
    plan = models.CharField(_("plan"), max_length=1000, blank=True)
    made_on = models.DateField(_("made on"))
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(_("by"), max_length=100)

    class Meta:
        verbose_name = _("assessment of an outlet")
        constraints = [
            models.UniqueConstraint(fields=["outlet", "half"], name="outletassessment_once"),
            models.CheckConstraint(condition=~Q(grade="D") | ~Q(plan=""), name="outletassessment_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.outlet} {self.half} {self.grade}"


class OutletTarget(StoreOwned):
    """The cars of ours that an outlet is to sell in a month (§9.4). The latest version counts; never changed."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="targets", verbose_name=_("outlet"))
    month = models.DateField(_("month"))
    version = models.PositiveIntegerField(_("version"))
    cars = models.PositiveIntegerField(_("cars"))
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(_("set by"), max_length=100)

    class Meta:
        verbose_name = _("target of an outlet")
        constraints = [
            models.UniqueConstraint(fields=["outlet", "month", "version"], name="outlettarget_once"),
        ]

    def __str__(self) -> str:
        return f"{self.outlet} {self.month:%Y-%m}"
