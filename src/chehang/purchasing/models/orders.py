"""The purchase order (订货单) and its lines."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.units import as_bought
from chehang.core.fields import MoneyField, QuantityField, RateField, UnitCostField
from chehang.core.models import StoreOwned

from ..kinds import OrderKind


class Order(StoreOwned):
    """An order to one supplier. ``number`` is drawn when it is submitted; amounts are sums of the lines.

    ``approval`` is the parts manager's review of the present content; an edit takes it away.
    """

    number = models.CharField(_("number"), max_length=40, blank=True)
    supplier = models.ForeignKey(
        "parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=OrderKind, default=OrderKind.STOCK)
    state = models.CharField(_("state"), max_length=12, default="draft")
    required_on = models.DateField(_("required on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    vin = models.CharField(_("VIN"), max_length=17, blank=True)
    work_order = models.CharField(_("work order"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    author = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("author"))
    edited_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("edited by")
    )
    created_at = models.DateTimeField(_("drafted"))
    edited_at = models.DateTimeField(_("edited"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    approval = models.OneToOneField(
        "core.Approval", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("review")
    )
    amount_ex = MoneyField(_("amount without VAT"), default=Decimal(0))
    tax = MoneyField(_("VAT"), default=Decimal(0))

    class Meta:
        verbose_name = _("purchase order")
        indexes = [models.Index(fields=["store", "state", "supplier"], name="order_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], condition=~Q(number=""), name="order_number"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(state="cancelled") | ~Q(number=""), name="order_numbered"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted", "cancelled"]) | Q(approval__isnull=False),
                name="order_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["reviewed", "sent", "partial", "received", "closed", "cancelled"])
                | Q(approval=None),
                name="order_review_voided",
            ),
            models.CheckConstraint(condition=Q(kind__in=OrderKind.values), name="order_kind"),
            models.CheckConstraint(condition=Q(amount_ex__gte=0, tax__gte=0), name="order_sign"),
        ]

    def whole(self) -> dict[str, Any]:
        """Head and lines, for the grid that writes the order as a whole."""
        lines = [
            {"part": x.part_id, "quantity": x.quantity, "price_ex": x.price_ex, "need": x.need}
            for x in self.lines.order_by("n")
        ]
        return {"supplier": self.supplier_id, "lines": lines}

    def __str__(self) -> str:
        return self.number or str(_("Draft %(id)s") % {"id": self.pk})

    @property
    def amount_inc(self) -> Decimal:
        """The total with VAT, in yuan."""
        return self.amount_ex + self.tax


class OrderLine(StoreOwned):
    """One part ordered. It keeps number and name as ordered (H4), whatever becomes of the catalogue.

    ``received`` counts what came and was booked, sound or damaged; ``price_ex`` is the order price without VAT.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines", verbose_name=_("order"))
    n = models.PositiveIntegerField(_("line"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("name"), max_length=100)
    unit = models.CharField(_("unit"), max_length=10)
    quantity = QuantityField(_("quantity"))
    price_ex = UnitCostField(_("order price without VAT"))
    tax_rate = RateField(_("VAT rate"))
    amount_ex = MoneyField(_("amount without VAT"))
    tax = MoneyField(_("VAT"))
    need = models.CharField(_("needed for"), max_length=100, blank=True)
    author = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("author"))
    received = QuantityField(_("received"), default=Decimal(0))

    class Meta:
        verbose_name = _("order line")
        constraints = [
            models.UniqueConstraint(fields=["order", "n"], name="order_line_n"),
            models.CheckConstraint(condition=~Q(part_no="") & ~Q(part_name=""), name="order_line_named"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_line_quantity"),
            models.CheckConstraint(condition=Q(price_ex__gt=0), name="order_line_price"),
            models.CheckConstraint(condition=Q(tax_rate__gte=0, amount_ex__gte=0, tax__gte=0), name="order_line_sign"),
            models.CheckConstraint(
                condition=Q(received__gte=0, received__lte=F("quantity")), name="order_line_received"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} × {self.quantity:f}"

    @property
    def as_bought(self) -> str:
        """The quantity in buying units, where the part has another one."""
        return as_bought(self.part, self.quantity)

    @property
    def outstanding(self) -> Decimal:
        """What is still to come."""
        return self.quantity - self.received
