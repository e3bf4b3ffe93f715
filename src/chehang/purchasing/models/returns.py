"""Goods that go back to a supplier (退供应商)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField, UnitCostField
from chehang.core.models import StoreOwned


class SupplierReturn(StoreOwned):
    """Asked for, answered by the supplier with his number, sent out with two keepers' signatures, credited by his red invoice.

    ``fee_rate`` is what he keeps for handling; the credit is without and with VAT in yuan.
    """

    REASONS = (
        ("wrong", _("Wrong part")),
        ("excess", _("Too many or slow")),
        ("quality", _("Quality problem")),
        ("damaged", _("Damaged")),
    )
    number = models.CharField(_("number"), max_length=40)
    state = models.CharField(_("state"), max_length=12, default="applied")
    supplier = models.ForeignKey(
        "parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier")
    )
    reason = models.CharField(_("reason"), max_length=10, choices=REASONS)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    made_at = models.DateTimeField(_("asked"))
    made_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    rma = models.CharField(_("supplier's number"), max_length=40, blank=True)
    fee_rate = RateField(_("handling fee"), default=Decimal(0))
    answer = models.CharField(_("supplier's answer"), max_length=1000, blank=True)
    issued_at = models.DateTimeField(_("goods out"), null=True)
    cost = MoneyField(_("cost"), default=Decimal(0))
    credit_no = models.CharField(_("credit note"), max_length=40, blank=True)
    credit_ex = MoneyField(_("credited without VAT"), default=Decimal(0))
    credit_tax = MoneyField(_("credited VAT"), default=Decimal(0))

    class Meta:
        verbose_name = _("supplier return")
        indexes = [models.Index(fields=["store", "state", "-id"], name="supplier_return_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="supplier_return_number"),
            models.CheckConstraint(condition=Q(fee_rate__gte=0, fee_rate__lt=1), name="supplier_return_fee"),
            models.CheckConstraint(condition=~Q(state="credited") | ~Q(credit_no=""), name="supplier_return_credited"),
        ]

    def __str__(self) -> str:
        return self.number


class SupplierReturnLine(StoreOwned):
    """So many of a received line go back, at the price they were bought at."""

    made = models.ForeignKey(
        SupplierReturn, on_delete=models.PROTECT, related_name="lines", verbose_name=_("supplier return")
    )
    n = models.IntegerField(_("line"))
    inbound_line = models.ForeignKey(
        "warehouse.InboundLine", on_delete=models.PROTECT, related_name="+", verbose_name=_("delivery line")
    )
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("name"), max_length=100)
    quantity = QuantityField(_("quantity"))
    price_ex = UnitCostField(_("price without VAT"))
    tax_rate = RateField(_("VAT rate"))
    amount_ex = MoneyField(_("amount without VAT"))

    class Meta:
        verbose_name = _("returned line")
        constraints = [
            models.UniqueConstraint(fields=["made", "inbound_line"], name="supplier_return_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0, amount_ex__gte=0), name="supplier_return_line_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} × {self.quantity:f}"


class OrderSlot(StoreOwned):
    """The day on which a supplier's next order is due (订货日历). It is met by an order, or moved or left out for a cause (H6)."""

    CAUSES = (
        ("no_need", _("Nothing is needed")),
        ("supplier", _("Supplier is closed or cannot deliver")),
        ("quota", _("No room in the capital quota")),
        ("price", _("Price is being negotiated")),
        ("count", _("Stock is being counted")),
        ("other", _("Other cause")),
    )
    supplier = models.ForeignKey(
        "parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier")
    )
    due_on = models.DateField(_("to be ordered on"))
    state = models.CharField(_("state"), max_length=10, default="open")
    order = models.ForeignKey(
        "purchasing.Order", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("order")
    )
    cause = models.CharField(_("cause"), max_length=10, choices=CAUSES, blank=True)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    moved_to = models.DateField(_("moved to"), null=True)
    decided_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )

    class Meta:
        verbose_name = _("order slot")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "supplier"], condition=Q(state="open"), name="order_slot_one_open"
            ),
            models.CheckConstraint(condition=Q(state__in=["open", "met"]) | ~Q(cause=""), name="order_slot_cause"),
            models.CheckConstraint(condition=Q(moved_to=None) | Q(moved_to__gt=F("due_on")), name="order_slot_later"),
        ]

    def __str__(self) -> str:
        return f"{self.supplier} {self.due_on}"


class ShortageDecision(StoreOwned):
    """What the planner decided about a shortage a keeper reported (H12): where the goods come from, when, at what extra cost. Never changed."""

    WAYS = (
        ("urgent", _("Urgent order")),
        ("order", _("With the next order")),
        ("store", _("From another store of the group")),
        ("peer", _("From another dealer or outlet")),
        ("substitute", _("Another part instead")),
        ("count", _("Count and find it")),
        ("nothing", _("Nothing: it is not needed")),
    )
    shortage = models.OneToOneField(
        "warehouse.Shortage", on_delete=models.PROTECT, related_name="decision", verbose_name=_("shortage")
    )
    way = models.CharField(_("decision"), max_length=10, choices=WAYS)
    expected_on = models.DateField(_("expected"), null=True)
    cost_ex = MoneyField(_("extra cost without VAT"), default=Decimal(0))
    note = models.CharField(_("note"), max_length=1000, blank=True)
    order = models.ForeignKey(
        "purchasing.Order", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("order")
    )
    at = models.DateTimeField(_("decided"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by"))

    class Meta:
        verbose_name = _("shortage decision")
