"""Leases and their months."""

from decimal import Decimal

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned
from chehang.ledger.models import Period
from chehang.work.heads import Department


class LeaseKind(models.TextChoices):
    """Whose expense the right of use becomes."""

    SELLING = "selling_rent", _("Rent, selling")
    ADMIN = "admin_rent", _("Rent, administration")


class Lease(StoreOwned):
    """A lease of more than a year (租赁合同). ``liability`` is the present value of its payments when it began, and so is the right of use.

    ``payment`` is paid each month without VAT, in ``advance`` or at the end; ``rate`` is the yearly incremental borrowing rate.
    """

    number = models.CharField(_("number"), max_length=40)
    text = models.CharField(_("what is leased"), max_length=200)
    lessor = models.ForeignKey("parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("lessor"))
    kind = models.CharField(_("kind"), max_length=20, choices=LeaseKind)
    department = models.CharField(_("department"), max_length=20, choices=Department)
    first = models.DateField(_("first month"))
    months = models.PositiveIntegerField(_("months"))
    payment = MoneyField(_("payment a month"))
    advance = models.BooleanField(_("paid in advance"), default=False)
    rate = RateField(_("yearly rate"))
    liability = MoneyField(_("present value"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("lease")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="lease_number"),
            models.CheckConstraint(
                condition=Q(months__gt=12, payment__gt=0, liability__gt=0, rate__gte=0), name="lease_sign"
            ),
            models.CheckConstraint(
                condition=Q(liability__lte=models.F("payment") * models.F("months")), name="lease_present"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"

    @property
    def worn(self) -> Decimal:
        """What of the right of use has become an expense."""
        return self.parts.aggregate(sum=Sum("amortisation"))["sum"] or Decimal(0)

    @property
    def right(self) -> Decimal:
        """What of the right of use is left."""
        return self.liability - self.worn


class LeaseMonth(StoreOwned):
    """A month of a lease as it was booked: interest and amortisation, once. Never changed."""

    lease = models.ForeignKey(Lease, on_delete=models.PROTECT, related_name="parts", verbose_name=_("lease"))
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    interest = MoneyField(_("interest"))
    amortisation = MoneyField(_("amortisation"))

    class Meta:
        verbose_name = _("month of a lease")
        constraints = [
            models.UniqueConstraint(fields=["lease", "period"], name="lease_month_once"),
            models.CheckConstraint(condition=Q(amortisation__gte=0), name="lease_month_sign"),
        ]
