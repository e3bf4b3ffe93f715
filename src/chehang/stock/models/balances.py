"""What the entries add up to, kept in the same transaction so that reading never depends on how long history is."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from .places import Bin, Lot

OWN = "own"


class Balance(StoreOwned):
    """On hand and reserved of a part in a bin. ``owner`` tells our own goods from goods kept for others."""

    store = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.ForeignKey(
        "catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"), db_index=False
    )
    bin = models.ForeignKey(Bin, on_delete=models.PROTECT, related_name="balances", verbose_name=_("bin"))
    lot = models.ForeignKey(
        Lot, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("batch"), db_index=False
    )
    owner = models.CharField(_("owner"), max_length=20, default=OWN)
    on_hand = QuantityField(_("on hand"), default=0)
    reserved = QuantityField(_("reserved"), default=0)
    last_date = models.DateField(_("last movement"))

    class Meta:
        verbose_name = _("stock balance")
        constraints = [
            models.UniqueConstraint(
                F("store"), F("part"), F("bin"), Coalesce(F("lot"), Value(0)), F("owner"), name="balance_place"
            ),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(on_hand__gte=F("reserved")), name="balance_never_short"
            ),
        ]

    @property
    def free(self) -> Decimal:
        """On hand and not reserved."""
        return self.on_hand - self.reserved


class Pool(StoreOwned):
    """Quantity and value of a part: the moving average, kept as a sum of money and never as a rounded unit cost.

    ``value`` is without VAT.
    """

    store = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.ForeignKey(
        "catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"), db_index=False
    )
    owner = models.CharField(_("owner"), max_length=20, default=OWN)
    quantity = QuantityField(_("quantity"), default=0)
    value = MoneyField(_("value"), default=0)

    class Meta:
        verbose_name = _("stock value")
        constraints = [
            models.UniqueConstraint(fields=["store", "part", "owner"], name="pool_part"),
            models.CheckConstraint(condition=Q(quantity__gte=0, value__gte=0), name="pool_never_negative"),
            models.CheckConstraint(condition=Q(quantity__gt=0) | Q(value=0), name="pool_empty_is_worthless"),
        ]

    @property
    def average(self) -> Decimal | None:
        """Cost per unit, for people to read; never for a book."""
        return self.value / self.quantity if self.quantity else None


class Reservation(StoreOwned):
    """Goods held for a document until it takes them (issue) or lets them go (unreserve)."""

    store = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", db_index=False)
    bin = models.ForeignKey(Bin, on_delete=models.PROTECT, related_name="+", db_index=False)
    lot = models.ForeignKey(Lot, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    owner = models.CharField(max_length=20, default=OWN)
    quantity = QuantityField(_("quantity"))
    document = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    line_id = models.BigIntegerField(default=0)
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("reservation")
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="reservation_sign")]
        indexes = [
            models.Index(fields=["document", "object_id"], name="reservation_document"),
            models.Index(fields=["store", "part"], condition=Q(open=True), name="reservation_open"),
        ]
