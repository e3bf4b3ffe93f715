"""The goods book itself: one row per movement, never changed and never removed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core import documents
from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from ..movements import MOVEMENTS
from .balances import OWN
from .places import Bin, Lot


class Entry(StoreOwned):
    """One movement: quantity and value with their sign. A mistake is countered by an entry that ``reverses`` it.

    A late cost has a value, no quantity and no bin.
    """

    store = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.ForeignKey(
        "catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"), db_index=False
    )
    bin = models.ForeignKey(
        Bin, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("bin"), db_index=False
    )
    lot = models.ForeignKey(
        Lot, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("batch"), db_index=False
    )
    owner = models.CharField(_("owner"), max_length=20, default=OWN)
    quantity = QuantityField(_("quantity"))
    value = MoneyField(_("value"))
    movement = models.CharField(_("movement"), max_length=3)
    business_date = models.DateField(_("date"))
    at = models.DateTimeField(_("recorded"))
    document = models.CharField(_("document"), max_length=60)
    object_id = models.BigIntegerField()
    line_id = models.BigIntegerField(default=0)
    employee_id = models.BigIntegerField()
    reverses = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("reverses"), db_index=False
    )

    class Meta:
        verbose_name = _("stock entry")
        indexes = [
            models.Index(fields=["document", "object_id"], name="entry_document"),
            models.Index(fields=["part", "store", "business_date"], name="entry_part"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["reverses"], condition=Q(reverses__isnull=False), name="entry_reversed_once"
            ),
            models.CheckConstraint(condition=Q(bin__isnull=False) | Q(quantity=0), name="entry_has_a_place"),
            models.CheckConstraint(condition=~Q(document="") & Q(object_id__gt=0), name="entry_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.movement} {self.movement_title}"

    @property
    def movement_title(self) -> str:
        """The movement in words."""
        return str(MOVEMENTS.get(self.movement, self.movement))

    @property
    def source(self) -> str:
        """What kind of document is behind it."""
        known = documents.documents().get(self.document)
        return str(known.title) if known else self.document


class LateCost(StoreOwned):
    """The share of a late cost that fell on goods which had left already; pieces of them that come back bring theirs along.

    ``gone`` pieces carry ``value`` yuan; ``back`` of them have come back, with ``value_back``. Only goods that left
    between the entries ``first_entry`` (they had come in) and ``last_entry`` (the cost became known) may be among them.
    """

    store = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", db_index=False)
    document = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    line_id = models.BigIntegerField(default=0)
    gone = QuantityField()
    value = MoneyField()
    first_entry = models.BigIntegerField()
    last_entry = models.BigIntegerField()
    back = QuantityField(default=0)
    value_back = MoneyField(default=0)

    class Meta:
        verbose_name = _("late cost of goods that had left")
        indexes = [models.Index(fields=["store", "part"], name="late_cost_part")]
        constraints = [
            models.CheckConstraint(
                condition=Q(gone__gt=0) & Q(back__gte=0) & Q(back__lte=models.F("gone")), name="late_cost_back"
            ),
        ]
