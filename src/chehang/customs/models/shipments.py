"""An imported batch (进口批次) and its lines."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField, UnitCostField
from chehang.core.models import StoreOwned

from ..kinds import Incoterm, Mode

# What is typed of a line: the rest is worked out, or comes from the part and the tariff.
TYPED = (
    "hs_code", "origin", "quantity", "price", "amount", "gross_kg", "net_kg", "volume", "elements", "unit", "legal_quantity",
    "legal_quantity2", "ciq_code", "record_item", "destination_country", "destination_place", "exemption",
)  # fmt: skip


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
    invoice_date = models.DateField(_("date of the invoice"), null=True)
    packing_no = models.CharField(_("packing list number"), max_length=40, blank=True)
    transport_no = models.CharField(_("bill of lading or air waybill"), max_length=40, blank=True)
    vessel = models.CharField(_("vessel and voyage"), max_length=60, blank=True)
    containers = models.CharField(_("containers"), max_length=200, blank=True)
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
    etd = models.DateField(_("expected departure"), null=True)
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

    def whole(self) -> dict[str, Any]:
        """Head and lines, for the grid that writes the file as a whole."""
        lines = [{name: getattr(x, name) for name in TYPED} | {"part": x.part_id} for x in self.lines.order_by("n")]
        return {"supplier": self.supplier_id, "order": self.order_id, "lines": lines}

    @property
    def lane(self) -> str:
        """Whence and how: what batches are compared with (port, mode, supplier)."""
        return f"{self.port} {self.get_mode_display()} {self.supplier.name}"

    @property
    def factor(self) -> Decimal | None:
        """Landed cost ÷ goods, of rows that carry their sums; None before it landed."""
        goods, landed = getattr(self, "all_goods", None), getattr(self, "all_landed", None)
        return (landed / goods).quantize(Decimal("0.0001")) if goods and landed is not None else None

    @property
    def charge_rate(self) -> Decimal | None:
        """What came on top of the goods, as a share of them (进口批次费率)."""
        return None if self.factor is None else self.factor - 1

    @property
    def days_to_declare(self) -> int | None:
        """Days from the arrival to the declaration."""
        return (self.declared_on - self.arrived_on).days if self.declared_on and self.arrived_on else None

    @property
    def days_to_release(self) -> int | None:
        """Days from the declaration to the release."""
        return (localdate(self.released_at) - self.declared_on).days if self.released_at and self.declared_on else None

    @property
    def days_in_all(self) -> int | None:
        """Days from the arrival to the release."""
        return (localdate(self.released_at) - self.arrived_on).days if self.released_at and self.arrived_on else None


class DeclaredSheet(StoreOwned):
    """One declaration of a batch with its customs number: the customs take only so many items on a sheet. Of each number there is one."""

    shipment = models.ForeignKey(
        Shipment, on_delete=models.PROTECT, related_name="declared_sheets", verbose_name=_("import batch")
    )
    n = models.PositiveIntegerField(_("sheet"))
    declaration_no = models.CharField(_("customs number"), max_length=18)
    pre_entry_no = models.CharField(_("pre-entry number"), max_length=18, blank=True)

    class Meta:
        verbose_name = _("declaration sheet")
        constraints = [
            models.UniqueConstraint(fields=["shipment", "n"], name="declared_sheet_n"),
            models.UniqueConstraint(fields=["store", "declaration_no"], name="declared_sheet_number"),
        ]

    def __str__(self) -> str:
        return self.declaration_no


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
    record_item = models.CharField(_("item of the record"), max_length=19, blank=True)
    hs_code = models.CharField(_("HS code"), max_length=10)
    ciq_code = models.CharField(_("inspection code"), max_length=13, blank=True)
    elements = models.CharField(_("declaration elements"), max_length=500, blank=True)
    origin = models.CharField(_("country of origin"), max_length=3)
    quantity = QuantityField(_("quantity"))
    unit = models.CharField(_("unit of trade"), max_length=10, blank=True)
    legal_quantity = QuantityField(_("first legal quantity"), null=True)
    legal_unit = models.CharField(_("first legal unit"), max_length=10, blank=True)
    legal_quantity2 = QuantityField(_("second legal quantity"), null=True)
    legal_unit2 = models.CharField(_("second legal unit"), max_length=10, blank=True)
    destination_country = models.CharField(_("country of destination"), max_length=3, default="CHN")
    destination_place = models.CharField(_("destination in China"), max_length=60, blank=True)
    exemption = models.CharField(_("way of levy"), max_length=1, default="1")
    price = UnitCostField(_("price in currency"))
    amount = MoneyField(_("amount in currency"))
    gross_kg = QuantityField(_("gross weight kg"))
    net_kg = QuantityField(_("net weight kg"))
    volume = QuantityField(_("volume m³"))
    duty_rate = RateField(_("duty rate"))
    ct_rate = RateField(_("consumption tax rate"), default=Decimal(0))
    ct_each = RateField(_("consumption tax each, of the first legal quantity"), default=Decimal(0))
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
