"""An imported batch (进口批次) and its lines."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField, UnitCostField
from chehang.core.models import StoreOwned

from ..kinds import Incoterm, Mode


class Shipment(StoreOwned):
    """One batch. ``head`` holds the declaration's head by the names of the single window; ``spot_rate`` is the rate the goods are booked at,
    ``customs_rate`` that of the month of the declaration, both yuan for one unit of the currency."""

    number = models.CharField(_("batch"), max_length=24)
    supplier = models.ForeignKey(
        "parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier")
    )
    order = models.ForeignKey(
        "purchasing.Order", null=True, on_delete=models.PROTECT, related_name="shipments", verbose_name=_("order")
    )
    broker = models.ForeignKey(
        "customs.Broker", null=True, on_delete=models.PROTECT, related_name="shipments", verbose_name=_("broker")
    )
    state = models.CharField(_("state"), max_length=12, default="preparing")
    contract_no = models.CharField(_("contract"), max_length=60)
    invoice_no = models.CharField(_("invoice number"), max_length=40)
    transport_no = models.CharField(_("bill of lading or air waybill"), max_length=40, blank=True)
    vessel = models.CharField(_("vessel and voyage"), max_length=60, blank=True)
    mode = models.CharField(_("mode"), max_length=6, choices=Mode)
    port = models.CharField(_("port of entry"), max_length=60)
    incoterm = models.CharField(_("incoterm"), max_length=3, choices=Incoterm)
    currency = models.CharField(_("currency"), max_length=3)
    spot_rate = RateField(_("spot rate"))
    customs_rate = RateField(_("customs rate"), null=True)
    insurance_assumed = MoneyField(_("insurance as the customs reckon it"), default=Decimal(0))
    packages = models.PositiveIntegerField(_("packages"))
    gross_kg = QuantityField(_("gross weight kg"))
    net_kg = QuantityField(_("net weight kg"))
    volume = QuantityField(_("volume m³"))
    eta = models.DateField(_("expected arrival"))
    arrived_on = models.DateField(_("arrived"), null=True)
    declare_by = models.DateField(_("declare by"), null=True)
    claim_by = models.DateField(_("claim by"), null=True)
    declared_on = models.DateField(_("declared"), null=True)
    tax_due_on = models.DateField(_("taxes due"), null=True)
    declaration_no = models.CharField(_("customs number"), max_length=18, blank=True)
    head = models.JSONField(_("declaration head"), default=dict)
    preparer = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("prepared by")
    )
    checker = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("checked by")
    )
    opened_at = models.DateTimeField(_("file opened"))
    released_at = models.DateTimeField(_("released"), null=True)
    closed_at = models.DateTimeField(_("batch closed"), null=True)
    inbound_id = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("import batch")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="shipment_number"),
            models.UniqueConstraint(fields=["store", "supplier", "invoice_no"], name="shipment_invoice_once"),
            models.CheckConstraint(condition=Q(checker=None) | ~Q(checker=F("preparer")), name="shipment_two_people"),
            models.CheckConstraint(condition=Q(net_kg__lte=F("gross_kg"), net_kg__gt=0), name="shipment_weight"),
        ]

    def __str__(self) -> str:
        return self.number


class ShipmentLine(StoreOwned):
    """One part of a batch, as declared; what it costs landed is worked out when the batch is released, and again with every later charge."""

    shipment = models.ForeignKey(
        Shipment, on_delete=models.PROTECT, related_name="lines", verbose_name=_("import batch")
    )
    n = models.PositiveIntegerField(_("line"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    name = models.CharField(_("name"), max_length=100)
    order_line_id = models.BigIntegerField(default=0)
    hs_code = models.CharField(_("HS code"), max_length=10)
    elements = models.CharField(_("declaration elements"), max_length=500, blank=True)
    origin = models.CharField(_("country of origin"), max_length=3)
    quantity = QuantityField(_("quantity"))
    price = UnitCostField(_("price in currency"))
    amount = MoneyField(_("amount in currency"))
    gross_kg = QuantityField(_("gross weight kg"))
    net_kg = QuantityField(_("net weight kg"))
    volume = QuantityField(_("volume m³"))
    duty_rate = RateField(_("duty rate"))
    ct_rate = RateField(_("consumption tax rate"), default=Decimal(0))
    vat_rate = RateField(_("VAT rate"))
    valued = MoneyField(_("value as the customs set it"), null=True)
    dutiable = MoneyField(_("dutiable value"), default=Decimal(0))
    duty = MoneyField(_("duty"), default=Decimal(0))
    ct = MoneyField(_("consumption tax"), default=Decimal(0))
    vat = MoneyField(_("import VAT"), default=Decimal(0))
    goods = MoneyField(_("goods at spot rate"), default=Decimal(0))
    local = MoneyField(_("charges"), default=Decimal(0))
    landed = MoneyField(_("landed cost"), default=Decimal(0))

    class Meta:
        verbose_name = _("line of an import batch")
        constraints = [
            models.UniqueConstraint(fields=["shipment", "n"], name="shipment_line_n"),
            models.CheckConstraint(condition=Q(quantity__gt=0, amount__gt=0), name="shipment_line_sign"),
            models.CheckConstraint(condition=Q(net_kg__lte=F("gross_kg")), name="shipment_line_weight"),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} × {self.quantity:f}"

    @property
    def unit_cost(self) -> Decimal:
        """Landed cost of one, four places; nothing before it is known."""
        return (self.landed / self.quantity).quantize(Decimal("0.0001"))

    @property
    def share(self) -> Decimal | None:
        """Landed cost ÷ goods, the factor of the batch's line; None before it is known."""
        return (self.landed / self.goods).quantize(Decimal("0.0001")) if self.goods else None
