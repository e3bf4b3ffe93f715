"""Parts that lie at secondary outlets and stay ours until they are sold there (二级网点寄售), and their ways there and back."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField
from chehang.core.models import StoreOwned

from ..kinds import OutletWay


class OutletPlace(StoreOwned):
    """Where parts of ours lie outside the house: ``shelf`` is the bin at the outlet, ``road`` what is between it and the store.

    ``keeper`` answers for them and confirms with the own account what arrived.
    """

    outlet = models.ForeignKey("parties.Customer", on_delete=models.PROTECT, related_name="+", verbose_name=_("outlet"))
    keeper = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("answers for its parts")
    )
    shelf = models.OneToOneField("stock.Bin", on_delete=models.PROTECT, related_name="+", verbose_name=_("bin there"))
    road = models.OneToOneField("stock.Bin", on_delete=models.PROTECT, related_name="+", verbose_name=_("on the way"))
    since = models.DateField(_("since"))

    class Meta:
        verbose_name = _("parts at an outlet")
        constraints = [
            models.UniqueConstraint(fields=["outlet"], name="outlet_place_once"),
            models.CheckConstraint(condition=~Q(shelf=F("road")), name="outlet_place_bins"),
        ]

    def __str__(self) -> str:
        return self.outlet.name


class OutletTransfer(StoreOwned):
    """Parts that go to an outlet or come back from it (铺货单): ours all the way, so the goods book only moves them from place to place."""

    number = models.CharField(_("number"), max_length=40)
    way = models.CharField(_("direction"), max_length=4, choices=OutletWay)
    place = models.ForeignKey(OutletPlace, on_delete=models.PROTECT, related_name="transfers", verbose_name=_("outlet"))
    state = models.CharField(_("state"), max_length=10, default="asked")
    reason = models.CharField(_("reason"), max_length=1000)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    agreed_at = models.DateTimeField(_("agreed"), null=True)
    agreed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("agreed by")
    )
    sent_at = models.DateTimeField(_("out"), null=True)
    received_at = models.DateTimeField(_("received"), null=True)
    received_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("confirmed by")
    )

    class Meta:
        verbose_name = _("goods between store and outlet")
        indexes = [models.Index(fields=["store", "state", "-id"], name="outlet_transfer_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="outlet_transfer_number"),
            models.CheckConstraint(condition=Q(way__in=OutletWay.values), name="outlet_transfer_way"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "cancelled"])
                | (Q(agreed_by__isnull=False) & ~Q(agreed_by=F("asked_by"))),
                name="outlet_transfer_agreed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["differs", "received"]) | Q(received_by__isnull=False),
                name="outlet_transfer_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OutletTransferLine(StoreOwned):
    """One part of it: what left, what was counted on arrival (some of it damaged), and what of the rest was settled."""

    transfer = models.ForeignKey(
        OutletTransfer, on_delete=models.PROTECT, related_name="lines", verbose_name=_("goods between store and outlet")
    )
    n = models.PositiveIntegerField(_("line"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("name"), max_length=100)
    quantity = QuantityField(_("quantity"))
    arrived = QuantityField(_("arrived"), default=Decimal(0))
    damaged = QuantityField(_("of these damaged"), default=Decimal(0))
    settled = QuantityField(_("settled"), default=Decimal(0))

    class Meta:
        verbose_name = _("line of goods between store and outlet")
        constraints = [
            models.UniqueConstraint(fields=["transfer", "part"], name="outlet_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="outlet_line_quantity"),
            models.CheckConstraint(
                condition=Q(arrived__gte=0, settled__gte=0, damaged__gte=0, damaged__lte=F("arrived"))
                & Q(quantity__gte=F("arrived") + F("settled")),
                name="outlet_line_arrived",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} × {self.quantity:f}"

    @property
    def missing(self) -> Decimal:
        """What did neither arrive nor was settled: all of it while it is on its way."""
        return self.quantity - self.arrived - self.settled
