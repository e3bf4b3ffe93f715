"""The outbound order (出库单): the only way stock leaves."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from ..kinds import Handover, Inspection


class Outbound(StoreOwned):
    """What is to leave to whom, for which document. ``cleared`` says that it is paid or on approved credit.

    ``seal`` is the digest both keepers (and the customer who collects) have signed; the database releases the order
    only with two different employees' signatures under it.
    """

    number = models.CharField(_("number"), max_length=40)
    purpose = models.CharField(_("purpose"), max_length=12)
    document = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    source_number = models.CharField(_("for"), max_length=40, blank=True)
    receiver_name = models.CharField(_("receiver"), max_length=100)
    receiver_id = models.BigIntegerField(default=0)
    handover = models.CharField(_("hand-over"), max_length=10, choices=Handover)
    cleared = models.BooleanField(_("paid or credit approved"), default=False)
    state = models.CharField(_("state"), max_length=12, default="created")
    created_at = models.DateTimeField(_("ordered"))
    requested_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("ordered by")
    )
    picker = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("picked by")
    )
    seal = models.CharField(max_length=64, blank=True)
    released_at = models.DateTimeField(_("out"), null=True)
    handed_over_at = models.DateTimeField(_("handed over"), null=True)
    waybill = models.CharField(_("waybill"), max_length=60, blank=True)
    carrier = models.CharField(_("carrier"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("outbound order")
        indexes = [
            models.Index(fields=["store", "state", "-id"], name="outbound_open"),
            models.Index(fields=["document", "object_id"], name="outbound_source"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="outbound_number"),
            models.UniqueConstraint(
                fields=["store", "document", "object_id"],
                condition=~Q(state__in=["cancelled", "reversed"]),
                name="outbound_one_live",
            ),
            models.CheckConstraint(condition=Q(handover__in=Handover.values), name="outbound_handover"),
            models.CheckConstraint(
                condition=~Q(state__in=["released", "handed_over"]) | Q(cleared=True), name="outbound_cleared"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def collects(self) -> bool:
        """Whether the customer takes the goods on the spot and so has to sign."""
        return self.handover == Handover.COLLECT


class OutboundLine(StoreOwned):
    """One part to leave. ``price_inc`` is what the receiver pays per unit; ``cost`` is known once it is out."""

    outbound = models.ForeignKey(
        Outbound, on_delete=models.PROTECT, related_name="lines", verbose_name=_("outbound order")
    )
    n = models.PositiveIntegerField(_("line"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("name"), max_length=100)
    unit = models.CharField(_("unit"), max_length=10)
    source_line_id = models.BigIntegerField(default=0)
    quantity = QuantityField(_("quantity"))
    price_inc = MoneyField(_("price with VAT"), default=Decimal(0))
    amount_inc = MoneyField(_("amount with VAT"), default=Decimal(0))
    fragile = models.BooleanField(_("fragile"), default=False)
    inspection = models.CharField(_("inspection"), max_length=8, choices=Inspection, default="", blank=True)
    photo = models.ForeignKey(
        "core.Attachment", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("photo")
    )
    inspected_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("inspected by")
    )
    cost = MoneyField(_("cost"), default=Decimal(0))

    class Meta:
        verbose_name = _("outbound line")
        constraints = [
            models.UniqueConstraint(fields=["outbound", "n"], name="outbound_line_n"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="outbound_line_quantity"),
            models.CheckConstraint(
                condition=Q(price_inc__gte=0, amount_inc__gte=0, cost__gte=0), name="outbound_line_sign"
            ),
            models.CheckConstraint(
                condition=Q(inspection="") | Q(photo__isnull=False, inspected_by__isnull=False),
                name="outbound_line_photo",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} × {self.quantity:f}"


class Pick(StoreOwned):
    """From which bin and batch a line is taken: made from the reservation, confirmed by the keeper."""

    outbound = models.ForeignKey(
        Outbound, on_delete=models.PROTECT, related_name="picks", verbose_name=_("outbound order")
    )
    line = models.ForeignKey(
        OutboundLine, on_delete=models.PROTECT, related_name="picks", verbose_name=_("outbound line")
    )
    bin = models.ForeignKey("stock.Bin", on_delete=models.PROTECT, related_name="+", verbose_name=_("bin"))
    lot = models.ForeignKey("stock.Lot", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("batch"))
    quantity = QuantityField(_("quantity"))
    found = QuantityField(_("found"), null=True)
    picked_at = models.DateTimeField(_("picked"), null=True)

    class Meta:
        verbose_name = _("pick")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="pick_quantity"),
            models.CheckConstraint(
                condition=Q(found=None) | Q(found__gte=0, found__lte=F("quantity")), name="pick_found"
            ),
        ]
