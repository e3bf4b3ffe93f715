"""A supplier's price is corrected after its goods were invoiced, without goods going back (调价、红字折让)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned


class PriceCorrection(StoreOwned):
    """One paper of the supplier: a supplementary invoice (positive) or a credit note (negative). Never changed.

    ``ex`` and ``tax`` are yuan, ``ex`` = ``to_stock`` + ``to_cost``: where the goods were on that day. ``lowered``: the credit note went off what was owed, else
    it is a claim. ``currency`` and ``rate`` (yuan for one unit) where the supplier bills abroad.
    """

    number = models.CharField(_("number"), max_length=24)
    supplier = models.ForeignKey(
        "parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier")
    )
    inbound = models.ForeignKey(
        "warehouse.Inbound", on_delete=models.PROTECT, related_name="+", verbose_name=_("delivery")
    )
    paper_no = models.CharField(_("number of the paper"), max_length=40)
    paper_date = models.DateField(_("date of the paper"))
    reason = models.CharField(_("reason"), max_length=1000)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    rate = RateField(_("rate"), default=Decimal(1))
    ex = MoneyField(_("without VAT"))
    tax = MoneyField(_("VAT"), default=Decimal(0))
    to_stock = MoneyField(_("to stock"))
    to_cost = MoneyField(_("to cost of sales"))
    lowered = models.BooleanField(_("off what was owed"), default=False)
    on = models.DateField(_("date"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("price correction")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="price_correction_number"),
            models.UniqueConstraint(fields=["store", "supplier", "paper_no"], name="price_correction_paper_once"),
            models.CheckConstraint(condition=Q(ex=F("to_stock") + F("to_cost")), name="price_correction_shares"),
            models.CheckConstraint(condition=Q(rate__gt=0), name="price_correction_rate"),
            models.CheckConstraint(
                condition=(Q(ex__gt=0) & Q(tax__gte=0)) | (Q(ex__lt=0) & Q(tax__lte=0)), name="price_correction_sign"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class PriceCorrectionLine(StoreOwned):
    """One delivery line that got dearer or cheaper: the amount in the supplier's currency and in yuan, without VAT, and the VAT."""

    correction = models.ForeignKey(
        PriceCorrection, on_delete=models.PROTECT, related_name="lines", verbose_name=_("price correction")
    )
    inbound_line = models.ForeignKey(
        "warehouse.InboundLine", on_delete=models.PROTECT, related_name="+", verbose_name=_("delivery line")
    )
    amount = MoneyField(_("amount in currency"))
    ex = MoneyField(_("without VAT"))
    tax = MoneyField(_("VAT"), default=Decimal(0))

    class Meta:
        verbose_name = _("corrected line")
        constraints = [models.UniqueConstraint(fields=["correction", "inbound_line"], name="corrected_line_once")]

    def __str__(self) -> str:
        return f"{self.inbound_line} {self.ex:+,.2f}"
