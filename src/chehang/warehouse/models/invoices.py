"""Invoices of suppliers for goods received."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField, UnitCostField
from chehang.core.models import StoreOwned
from chehang.core.money import line_amount, round_half_up

from ..kinds import Booking


class SupplierInvoice(StoreOwned):
    """One invoice; a supplier's number is taken once. ``booked_ex`` and ``booked_tax`` are what the books owe for it."""

    supplier = models.ForeignKey(
        "parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier")
    )
    number = models.CharField(_("invoice number"), max_length=40)
    date = models.DateField(_("invoice date"))
    entered_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    entered_at = models.DateTimeField(_("entered"))
    booked_ex = MoneyField(_("booked without VAT"), default=Decimal(0))
    booked_tax = MoneyField(_("booked VAT"), default=Decimal(0))

    class Meta:
        verbose_name = _("supplier's invoice")
        constraints = [
            models.UniqueConstraint(fields=["store", "supplier", "number"], name="supplier_invoice_number"),
            models.CheckConstraint(condition=~Q(number=""), name="supplier_invoice_numbered"),
            models.CheckConstraint(condition=Q(booked_ex__gte=0, booked_tax__gte=0), name="supplier_invoice_sign"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def booked_inc(self) -> Decimal:
        """What the books owe for this invoice, with VAT."""
        return self.booked_ex + self.booked_tax


class InvoiceLine(StoreOwned):
    """What an invoice asks for one delivery line. ``quantity`` and ``price_ex`` as billed by the supplier.

    ``booked`` is the quantity that is paid for: never more than was received. A held line waits for a decision.
    ``printed_ex`` and ``printed_tax`` stand where the paper is not simply quantity × price × rate; the price is then
    their quotient.
    """

    invoice = models.ForeignKey(
        SupplierInvoice, on_delete=models.PROTECT, related_name="lines", verbose_name=_("invoice")
    )
    inbound_line = models.ForeignKey(
        "warehouse.InboundLine", on_delete=models.PROTECT, related_name="invoice_lines", verbose_name=_("delivery line")
    )
    quantity = QuantityField(_("quantity"))
    price_ex = UnitCostField(_("price without VAT"))
    tax_rate = RateField(_("VAT rate"))
    printed_ex = MoneyField(_("printed without VAT"), null=True)
    printed_tax = MoneyField(_("printed VAT"), null=True)
    state = models.CharField(_("state"), max_length=8, choices=Booking, default=Booking.HELD)
    booked = QuantityField(_("booked quantity"), default=Decimal(0))
    amount_ex = MoneyField(_("booked without VAT"), default=Decimal(0))
    tax = MoneyField(_("booked VAT"), default=Decimal(0))

    class Meta:
        verbose_name = _("invoice line")
        constraints = [
            models.UniqueConstraint(fields=["invoice", "inbound_line"], name="invoice_line_once"),
            models.CheckConstraint(
                condition=Q(
                    quantity__gt=0, price_ex__gt=0, tax_rate__gte=0, booked__gte=0, amount_ex__gte=0, tax__gte=0
                ),
                name="invoice_line_sign",
            ),
            models.CheckConstraint(
                condition=Q(state="held", booked=0, amount_ex=0, tax=0) | Q(state="booked"), name="invoice_line_state"
            ),
            models.CheckConstraint(
                condition=Q(printed_ex=None, printed_tax=None)
                | Q(printed_ex__isnull=False, printed_ex__gt=0, printed_tax__isnull=False, printed_tax__gte=0),
                name="invoice_line_printed",
            ),
        ]

    def worth(self, quantity: Decimal) -> tuple[Decimal, Decimal]:
        """(without VAT, VAT) in yuan of ``quantity`` of what is billed, as printed."""
        if self.printed_ex is None or self.printed_tax is None:
            ex = line_amount(quantity, self.price_ex)
            return ex, round_half_up(ex * self.tax_rate)
        if quantity == self.quantity:
            return self.printed_ex, self.printed_tax
        share = quantity / self.quantity
        return round_half_up(self.printed_ex * share), round_half_up(self.printed_tax * share)
