"""Loans on cars in stock (库存融资), and visits to outlets."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned
from chehang.core.money import round_half_up

from .cars import Car, Outlet

DAYS = 360  # banks reckon loan interest by a year of 360 days


class FloorLoan(StoreOwned):
    """A bank pays the maker for a car and keeps its certificate until it is redeemed. ``booked`` is the interest that is in the books."""

    car = models.ForeignKey(Car, on_delete=models.PROTECT, related_name="floor_loans", verbose_name=_("car"))
    bank = models.CharField(_("bank"), max_length=60)
    contract_no = models.CharField(_("loan contract"), max_length=40)
    principal = MoneyField(_("principal"))
    rate = RateField(_("yearly rate"))
    drawn_on = models.DateField(_("drawn"))
    due = models.DateField(_("due"))
    booked = MoneyField(_("interest booked"), default=0)
    state = models.CharField(_("state"), max_length=20, default="open")
    repaid_on = models.DateField(_("redeemed"), null=True)
    interest = MoneyField(_("interest"), null=True)

    class Meta:
        verbose_name = _("floor-plan loan")
        constraints = [
            models.UniqueConstraint(fields=["car"], condition=Q(state="open"), name="floor_loan_open_once"),
            models.CheckConstraint(condition=Q(principal__gt=0, rate__gt=0, booked__gte=0), name="floor_loan_sign"),
            models.CheckConstraint(
                condition=Q(state="open", repaid_on=None)
                | Q(state="repaid", repaid_on__isnull=False, interest__isnull=False),
                name="floor_loan_repaid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_no} {self.car.vin[-8:]}"

    def interest_until(self, day: date) -> Decimal:
        """principal × rate ÷ 360 × days, to the fen."""
        return round_half_up(self.principal * self.rate / DAYS * max((day - self.drawn_on).days, 0))

    @property
    def interest_now(self) -> Decimal:
        """The interest so far."""
        return self.interest_until(localdate()) if self.interest is None else self.interest


class OutletVisit(StoreOwned):
    """Somebody of the store was at an outlet: what was seen, what support was given, what was agreed (GM6). Never changed."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="visits", verbose_name=_("outlet"))
    on = models.DateField(_("date"))
    seen = models.CharField(_("what was seen"), max_length=1000)
    support = models.CharField(_("support given"), max_length=1000, blank=True)
    agreed = models.CharField(_("agreed"), max_length=1000, blank=True)
    cars_counted = models.PositiveIntegerField(_("cars counted"))
    cars_booked = models.PositiveIntegerField(_("cars by the books"))
    whole = models.BooleanField(_("whole count by VIN"), default=False)
    missing = models.CharField(_("cars missing"), max_length=1000, blank=True)
    extra = models.CharField(_("cars not expected"), max_length=1000, blank=True)
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(_("by"), max_length=100)

    class Meta:
        verbose_name = _("visit to an outlet")
        constraints = [models.CheckConstraint(condition=~Q(seen=""), name="outlet_visit_seen")]

    def __str__(self) -> str:
        return f"{self.outlet} {self.on}"
