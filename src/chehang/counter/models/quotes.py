"""Quotations to customers (客户报价单): prices that hold until a day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer

from .sales import Sale


class Quotation(StoreOwned):
    """What the parts would cost a customer, until when, and how soon they can be had. Accepted, it becomes a sale at its prices."""

    PERSONAL_FIELDS = ("vin",)
    LOST = (
        ("price", _("Price too high")),
        ("late", _("Takes too long")),
        ("quality", _("Wants another quality")),
        ("other", _("Other reason")),
    )
    number = models.CharField(_("number"), max_length=24)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer"))
    car_model = models.CharField(_("car model"), max_length=60, blank=True)
    vin = models.CharField(_("VIN"), max_length=17, blank=True)
    state = models.CharField(_("state"), max_length=12, default="given")
    valid_until = models.DateField(_("valid until"))
    amount_inc = MoneyField(_("amount with VAT"))
    amount_ex = MoneyField(_("amount without VAT"))
    tax = MoneyField(_("VAT"))
    note = models.CharField(_("note"), max_length=1000, blank=True)
    made_at = models.DateTimeField(_("given at"))
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("salesperson")
    )
    sale = models.OneToOneField(
        Sale, null=True, on_delete=models.PROTECT, related_name="quotation", verbose_name=_("sale")
    )
    lost_reason = models.CharField(_("why it was lost"), max_length=10, choices=LOST, blank=True)

    class Meta:
        verbose_name = _("quotation")
        indexes = [models.Index(fields=["store", "state", "valid_until"], name="quotation_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="quotation_number"),
            models.CheckConstraint(condition=~Q(state="accepted") | Q(sale__isnull=False), name="quotation_sold"),
            models.CheckConstraint(condition=~Q(state="lost") | ~Q(lost_reason=""), name="quotation_lost_why"),
        ]

    def __str__(self) -> str:
        return self.number


class QuotationLine(StoreOwned):
    """A line as quoted. Never changed: the price stands until the quotation ends. ``days`` is how long the goods take."""

    FROM = (("shelf", _("On the shelf")), ("coming", _("On its way")), ("order", _("To be ordered")))
    quotation = models.ForeignKey(Quotation, on_delete=models.PROTECT, related_name="lines")
    n = models.IntegerField(_("line"))
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("part name"), max_length=100)
    unit = models.CharField(_("unit"), max_length=20)
    quantity = QuantityField(_("quantity"))
    list_inc = MoneyField(_("list price"))
    price_inc = MoneyField(_("price with VAT"))
    discount = RateField(_("discount"), default=0)
    amount_inc = MoneyField(_("amount with VAT"))
    tax_rate = RateField(_("VAT rate"))
    amount_ex = MoneyField(_("amount without VAT"))
    tax = MoneyField(_("VAT"))
    available = models.CharField(_("to be had"), max_length=10, choices=FROM)
    days = models.IntegerField(_("days until it is there"), default=0)

    class Meta:
        verbose_name = _("quoted line")
        constraints = [
            models.UniqueConstraint(fields=["quotation", "n"], name="quotation_line_n"),
            models.CheckConstraint(condition=Q(quantity__gt=0, price_inc__gt=0), name="quotation_line_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} × {self.quantity:f}"
