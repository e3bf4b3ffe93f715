"""Goods that are expected, counted and received (收货单 until it is posted, then 入库单)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField, UnitCostField
from chehang.core.models import StoreOwned

from ..kinds import Inspection, Paper


class Inbound(StoreOwned):
    """One delivery. ``number`` names the arrival, ``receipt_number`` the goods receipt that came of it.

    ``document`` and ``object_id`` name the source (a purchase order); packing list and invoice must both have been
    entered, or declared not to have come, before it is posted.
    """

    number = models.CharField(_("number"), max_length=40)
    receipt_number = models.CharField(_("goods receipt number"), max_length=40, blank=True)
    supplier = models.ForeignKey(
        "parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier")
    )
    document = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    source_number = models.CharField(_("order"), max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=12, default="expected")
    packing_list = models.CharField(_("packing list"), max_length=8, choices=Paper, default=Paper.WAITED)
    invoice_paper = models.CharField(_("invoice"), max_length=8, choices=Paper, default=Paper.WAITED)
    invoice = models.ForeignKey(
        "warehouse.SupplierInvoice",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("invoice"),
    )
    # Its source has compared the papers, knows what the goods cost and posts the money (an import): none is posted here.
    posted_by_source = models.BooleanField(default=False)
    carrier = models.CharField(_("carrier"), max_length=60, blank=True)
    waybill = models.CharField(_("waybill"), max_length=60, blank=True)
    boxes_expected = models.PositiveIntegerField(_("boxes on the waybill"), null=True, blank=True)
    boxes_received = models.PositiveIntegerField(_("boxes received"), null=True, blank=True)
    packing_sound = models.BooleanField(_("outer packing sound"), default=True)
    expected_at = models.DateTimeField(_("announced"))
    started_at = models.DateTimeField(_("counting since"), null=True)
    counter = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("counted by")
    )
    poster = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("checked by")
    )
    posted_at = models.DateTimeField(_("received"), null=True)

    class Meta:
        verbose_name = _("delivery")
        indexes = [
            models.Index(fields=["store", "state", "-id"], name="inbound_open"),
            models.Index(fields=["store", "document", "object_id"], name="inbound_source"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="inbound_number"),
            models.UniqueConstraint(
                fields=["store", "receipt_number"], condition=~Q(receipt_number=""), name="inbound_receipt_number"
            ),
            models.CheckConstraint(
                condition=Q(packing_list__in=Paper.values, invoice_paper__in=Paper.values), name="inbound_papers"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["expected", "counting", "checked", "cancelled"])
                | (~Q(receipt_number="") & ~Q(packing_list="waited") & ~Q(invoice_paper="waited")),
                name="inbound_compared",
            ),
        ]

    def __str__(self) -> str:
        return self.receipt_number or self.number


class InboundLine(StoreOwned):
    """One part of a delivery: what was ordered, what packing list and invoice say, what was counted, what was booked.

    ``accepted`` went to the receiving bin, ``rejected`` (damaged) to quarantine, ``held`` was not booked: too many,
    or not ordered. ``value_ex`` is what accepted and rejected entered the books at; ``estimated`` without invoice.
    """

    inbound = models.ForeignKey(Inbound, on_delete=models.PROTECT, related_name="lines", verbose_name=_("delivery"))
    n = models.PositiveIntegerField(_("line"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("name"), max_length=100)
    unit = models.CharField(_("unit"), max_length=10)
    fragile = models.BooleanField(_("fragile"), default=False)
    by_lot = models.BooleanField(_("by batch"), default=False)
    source_line_id = models.BigIntegerField(default=0)
    expected = QuantityField(_("ordered"), default=Decimal(0))
    price_ex = UnitCostField(_("order price without VAT"), default=Decimal(0))
    tax_rate = RateField(_("VAT rate"), default=Decimal(0))
    packed = QuantityField(_("packing list"), null=True)
    invoiced = QuantityField(_("invoice"), null=True)
    counted = QuantityField(_("counted"), default=Decimal(0))
    damaged = QuantityField(_("damaged"), default=Decimal(0))
    inspection = models.CharField(_("inspection"), max_length=8, choices=Inspection, default="", blank=True)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    lot_code = models.CharField(_("batch"), max_length=40, blank=True)
    expires = models.DateField(_("expires"), null=True, blank=True)
    counted_at = models.DateTimeField(_("counted at"), null=True)
    accepted = QuantityField(_("accepted"), default=Decimal(0))
    rejected = QuantityField(_("to quarantine"), default=Decimal(0))
    held = QuantityField(_("not booked"), default=Decimal(0))
    value_ex = MoneyField(_("value without VAT"), default=Decimal(0))
    estimated = models.BooleanField(_("estimated"), default=False)
    estimate_left = MoneyField(_("estimate not yet invoiced"), default=Decimal(0))
    billed = QuantityField(_("invoiced and booked"), default=Decimal(0))
    placed = QuantityField(_("put away"), default=Decimal(0))
    lot = models.ForeignKey("stock.Lot", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("batch"))

    class Meta:
        verbose_name = _("delivery line")
        constraints = [
            models.UniqueConstraint(fields=["inbound", "n"], name="inbound_line_n"),
            models.UniqueConstraint(fields=["inbound", "part", "source_line_id"], name="inbound_line_part"),
            models.CheckConstraint(
                condition=Q(
                    expected__gte=0,
                    price_ex__gte=0,
                    tax_rate__gte=0,
                    counted__gte=0,
                    damaged__gte=0,
                    accepted__gte=0,
                    rejected__gte=0,
                    held__gte=0,
                    value_ex__gte=0,
                    billed__gte=0,
                    estimate_left__gte=0,
                    placed__gte=0,
                ),
                name="inbound_line_sign",
            ),
            models.CheckConstraint(
                condition=(Q(packed=None) | Q(packed__gte=0)) & (Q(invoiced=None) | Q(invoiced__gte=0)),
                name="inbound_line_papers",
            ),
            models.CheckConstraint(condition=Q(damaged__lte=F("counted")), name="inbound_line_damaged"),
            models.CheckConstraint(
                condition=Q(expected__gte=F("accepted") + F("rejected")), name="inbound_line_over_receipt"
            ),
            models.CheckConstraint(condition=Q(billed__lte=F("accepted") + F("rejected")), name="inbound_line_billed"),
            models.CheckConstraint(condition=Q(placed__lte=F("accepted")), name="inbound_line_placed"),
            models.CheckConstraint(condition=Q(inspection__in=Inspection.values), name="inbound_line_inspection"),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} {self.part_name}"

    @property
    def booked(self) -> Decimal:
        """What entered the books, sound or damaged."""
        return self.accepted + self.rejected
