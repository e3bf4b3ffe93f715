"""Electronic invoices as they were read."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned


class EInvoice(StoreOwned):
    """A file of an electronic invoice (数电票 XML/OFD): what it says, and what does not fit. Never changed.

    ``findings`` are the codes of ``reading.FINDINGS``; an invoice with one of them is not ``sound`` and pays nothing.
    """

    KINDS = (("xml", "XML"), ("ofd", "OFD"))
    kind = models.CharField(_("format"), max_length=4, choices=KINDS)
    name = models.CharField(_("file"), max_length=100)
    sha256 = models.CharField(_("file hash"), max_length=64)
    number = models.CharField(_("invoice number"), max_length=40)
    date = models.DateField(_("invoice date"))
    seller = models.CharField(_("seller"), max_length=100)
    seller_code = models.CharField(_("seller's tax number"), max_length=20, blank=True)
    buyer = models.CharField(_("buyer"), max_length=100, blank=True)
    buyer_code = models.CharField(_("buyer's tax number"), max_length=20, blank=True)
    amount_ex = MoneyField(_("amount without VAT"))
    tax = MoneyField(_("VAT"))
    amount = MoneyField(_("amount with VAT"))
    lines = models.JSONField(_("lines"), default=list)
    findings = models.JSONField(_("findings"), default=list)
    sound = models.BooleanField(_("sound"))
    signed = models.BooleanField(_("digests of its signature checked"), default=False)
    read_at = models.DateTimeField(_("read"))
    read_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("electronic invoice")
        constraints = [
            models.UniqueConstraint(fields=["store", "sha256"], name="einvoice_file_once"),
            models.UniqueConstraint(fields=["store", "number"], condition=Q(sound=True), name="einvoice_number_once"),
            models.CheckConstraint(condition=~Q(number=""), name="einvoice_numbered"),
        ]
        indexes = [models.Index(fields=["store", "number"], name="einvoice_number")]

    def __str__(self) -> str:
        return self.number
