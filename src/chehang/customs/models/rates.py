"""Dated figures of the customs: tariffs by HS code and origin, exchange rates by month. Rows are only added."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import RateField
from chehang.core.models import StoreOwned


class Tariff(StoreOwned):
    """Rates of an HS code from a day on; an empty ``origin`` holds for all. ``extra`` is added on top (加征), ``provisional`` beats the MFN rate (关税法 art. 13)."""

    hs_code = models.CharField(_("HS code"), max_length=10)
    origin = models.CharField(_("country of origin"), max_length=3, blank=True)
    valid_from = models.DateField(_("valid from"))
    duty = RateField(_("duty rate"))
    provisional = RateField(_("provisional rate"), null=True)
    extra = RateField(_("extra rate"), default=Decimal(0))
    ct = RateField(_("consumption tax rate"), default=Decimal(0))
    ct_each = RateField(_("consumption tax each, of the first legal quantity"), default=Decimal(0))
    legal_unit = models.CharField(_("first legal unit"), max_length=10, default="千克")
    legal_unit2 = models.CharField(_("second legal unit"), max_length=10, blank=True)
    vat = RateField(_("VAT rate"), default=Decimal("0.13"))
    source = models.CharField(_("source"), max_length=200)
    verified = models.BooleanField(_("verified"), default=False)

    class Meta:
        verbose_name = _("tariff")
        constraints = [
            models.UniqueConstraint(fields=["store", "hs_code", "origin", "valid_from"], name="tariff_once"),
            models.CheckConstraint(condition=Q(ct__lt=1), name="tariff_ct"),
        ]

    def __str__(self) -> str:
        return f"{self.hs_code} {self.valid_from}"

    @property
    def rate(self) -> Decimal:
        """The rate that is levied."""
        return (self.duty if self.provisional is None else self.provisional) + self.extra


class CustomsRate(StoreOwned):
    """The customs' exchange rate (计征汇率) of a month: yuan for one unit."""

    currency = models.CharField(_("currency"), max_length=3)
    month = models.DateField(_("month"))
    rate = RateField(_("rate"))
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        verbose_name = _("customs exchange rate")
        constraints = [
            models.UniqueConstraint(fields=["store", "currency", "month"], name="customs_rate_once"),
            models.CheckConstraint(condition=Q(rate__gt=0), name="customs_rate_sign"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.month:%Y-%m}"
