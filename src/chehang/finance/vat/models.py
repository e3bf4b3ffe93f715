"""Issued invoices and input VAT that is turned out."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned

from ..spending.kinds import PaperKind

REASONS = (
    ("loss", _("Abnormal loss")),
    ("welfare", _("Welfare and personal use")),
    ("entertainment", _("Meals and entertainment")),
    ("cost", _("Simplified or exempt business")),
    ("other", _("Other reason")),
)


class IssuedInvoice(StoreOwned):
    """An invoice the store issued (开票登记). A red one is negative and names the one it takes back. Never changed."""

    kind = models.CharField(_("kind"), max_length=10, choices=PaperKind)
    number = models.CharField(_("invoice number"), max_length=40)
    date = models.DateField(_("invoice date"))
    buyer = models.CharField(_("buyer"), max_length=100)
    bill = models.ForeignKey(
        "billing.Bill", on_delete=models.PROTECT, related_name="invoices", verbose_name=_("receivable")
    )
    red_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="reds", verbose_name=_("takes back"))  # fmt: skip
    rate = RateField(_("VAT rate"))
    amount_ex = MoneyField(_("amount without VAT"))
    tax = MoneyField(_("VAT"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("issued invoice")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="issued_invoice_once"),
            models.CheckConstraint(
                condition=Q(red_of=None, amount_ex__gt=0, tax__gte=0)
                | Q(red_of__isnull=False, amount_ex__lt=0, tax__lte=0),
                name="issued_invoice_sign",
            ),
        ]
        indexes = [models.Index(fields=["store", "date"], name="issued_invoice_day")]

    def __str__(self) -> str:
        return self.number

    @property
    def amount(self) -> Decimal:
        """With VAT."""
        return self.amount_ex + self.tax


class TurnedOut(StoreOwned):
    """Input VAT that may not be deducted after all (进项税额转出). Never changed."""

    number = models.CharField(_("number"), max_length=40)
    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=20, choices=REASONS)
    text = models.CharField(_("what for"), max_length=100)
    tax = MoneyField(_("VAT"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("input VAT turned out")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="turned_out_number"),
            models.CheckConstraint(condition=Q(tax__gt=0), name="turned_out_sign"),
        ]

    def __str__(self) -> str:
        return self.number


class CertifiedPurchase(StoreOwned):
    """Input VAT of a supplier's paper that was certified for a month (勾选认证): the voucher that booked it as pending. Once; never changed."""

    voucher = models.OneToOneField(
        "ledger.Voucher", on_delete=models.PROTECT, related_name="+", verbose_name=_("voucher")
    )
    period = models.ForeignKey(
        "ledger.Period", on_delete=models.PROTECT, related_name="+", verbose_name=_("certified in")
    )
    tax = MoneyField(_("VAT"))

    class Meta:
        verbose_name = _("certified purchase")
        constraints = [models.CheckConstraint(condition=~Q(tax=0), name="certified_purchase_tax")]

    def __str__(self) -> str:
        return str(self.voucher)
