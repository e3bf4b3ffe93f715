"""Goods that go from one store of the group to another (调拨单): one paper in each store, which mirror each other."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from ..kinds import TransferSide


class Transfer(StoreOwned):
    """One store's paper of a transfer; ``twin`` is the other store's, in the same state always.

    ``cost`` is what left the sender's books, yuan without VAT; the same enters the receiver's. ``back_of`` is the paper of this store
    whose goods go back.
    """

    number = models.CharField(_("number"), max_length=40)
    side = models.CharField(_("direction"), max_length=3, choices=TransferSide)
    other = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+", verbose_name=_("other store"))
    twin = models.BigIntegerField(default=0)
    twin_number = models.CharField(_("number there"), max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=10, default="asked")
    reason = models.CharField(_("reason"), max_length=1000)
    back_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("goods go back of")
    )
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    agreed_at = models.DateTimeField(_("agreed"), null=True)
    agreed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("agreed by")
    )
    sent_at = models.DateTimeField(_("out"), null=True)
    received_at = models.DateTimeField(_("received"), null=True)
    cost = MoneyField(_("cost"), default=Decimal(0))

    class Meta:
        verbose_name = _("transfer between stores")
        indexes = [models.Index(fields=["store", "state", "-id"], name="transfer_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="transfer_number"),
            models.UniqueConstraint(fields=["twin"], condition=~Q(twin=0), name="transfer_twin_once"),
            models.CheckConstraint(condition=Q(side__in=TransferSide.values), name="transfer_side"),
            models.CheckConstraint(condition=~Q(store=F("other")), name="transfer_other_store"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="transfer_cost"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "cancelled"]) | Q(agreed_by__isnull=False), name="transfer_agreed"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def in_transit(self) -> Decimal:
        """What neither arrived nor was settled, yuan without VAT at cost."""
        return sum((x.in_transit for x in self.lines.all()), Decimal(0))


class TransferLine(StoreOwned):
    """One part of a transfer, the same in both papers: what left and at what cost, what arrived sound or damaged, and what was settled.

    Of the cost the arrived take their share to the fen; what did neither arrive nor was settled is in transit.
    """

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="lines", verbose_name=_("transfer between stores")
    )
    n = models.PositiveIntegerField(_("line"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("name"), max_length=100)
    quantity = QuantityField(_("quantity"))
    cost = MoneyField(_("cost"), default=Decimal(0))
    arrived = QuantityField(_("arrived"), default=Decimal(0))
    damaged = QuantityField(_("of these damaged"), default=Decimal(0))
    arrived_value = MoneyField(_("value arrived"), default=Decimal(0))
    settled = QuantityField(_("settled"), default=Decimal(0))
    settled_value = MoneyField(_("value settled"), default=Decimal(0))

    class Meta:
        verbose_name = _("transferred line")
        constraints = [
            models.UniqueConstraint(fields=["transfer", "part"], name="transfer_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="transfer_line_quantity"),
            models.CheckConstraint(
                condition=Q(arrived__gte=0, settled__gte=0, damaged__gte=0, damaged__lte=F("arrived"))
                & Q(quantity__gte=F("arrived") + F("settled")),
                name="transfer_line_arrived",
            ),
            models.CheckConstraint(
                condition=Q(
                    arrived_value__gte=0, settled_value__gte=0, cost__gte=F("arrived_value") + F("settled_value")
                ),
                name="transfer_line_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} × {self.quantity:f}"

    @property
    def missing(self) -> Decimal:
        """What left and did neither arrive nor was settled."""
        return self.quantity - self.arrived - self.settled

    @property
    def in_transit(self) -> Decimal:
        """What it is worth, yuan without VAT."""
        return self.cost - self.arrived_value - self.settled_value
