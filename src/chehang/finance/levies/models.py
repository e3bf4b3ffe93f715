"""Stamp duty of a quarter, with the contracts and papers it is reckoned on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.ledger.models import Period


class StampItem(models.TextChoices):
    """Items of the tariff (印花税法 annex) that a dealer meets."""

    SALE = "sale", _("Contracts of sale")
    WORK = "work", _("Contracts for work")
    LOAN = "loan", _("Loan contracts")
    LEASE = "lease", _("Leases of things")
    TRANSPORT = "transport", _("Transport contracts")
    STORAGE = "storage", _("Storage contracts")
    INSURANCE = "insurance", _("Property insurance contracts")
    PROPERTY = "property", _("Transfers of property")
    CAPITAL = "capital", _("Capital in the books")


class StampDuty(StoreOwned):
    """Stamp duty reckoned for a quarter, named by its last month (印花税). Never changed: reckoned again, a further row takes the difference.

    ``items`` are item, what, base, rate, tax, url; ``total`` is their sum, ``change`` what this reckoning added to the earlier ones.
    """

    number = models.CharField(_("number"), max_length=40)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    items = models.JSONField(_("contracts and papers"))
    total = MoneyField(_("stamp duty of the quarter"))
    change = MoneyField(_("booked with it"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("reckoned"))

    class Meta:
        verbose_name = _("stamp duty reckoning")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="stamp_duty_number"),
            models.CheckConstraint(condition=models.Q(total__gte=0), name="stamp_duty_sign"),
            models.CheckConstraint(condition=~models.Q(change=0), name="stamp_duty_change"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.period}"
