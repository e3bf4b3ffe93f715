"""Where a cost that became known late went: to what is still here, to what was sold, to what went back, to another store."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from ..kinds import LatePlace
from .transfers import TransferLine


class LateShare(StoreOwned):
    """One share of a late cost, in the store whose books it stands in: ``quantity`` pieces take ``value`` yuan. Never changed.

    ``document`` and ``object_id`` name what brought the cost (a charge, an invoice, a correction of the price), in every store the same; the shares of its
    own store add up to it. What moved has a row for each transferred line of the own paper and is shared out once more over there; of the
    rest all parts are taken together.
    """

    document = models.CharField(_("document"), max_length=60)
    object_id = models.BigIntegerField()
    summary = models.CharField(_("why"), max_length=200)
    place = models.CharField(_("place"), max_length=8, choices=LatePlace)
    part = models.ForeignKey(
        "catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("part")
    )
    quantity = QuantityField(_("quantity"))
    value = MoneyField(_("yuan without VAT"))
    other = models.ForeignKey(
        "org.Store", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("other store")
    )
    transfer_line = models.ForeignKey(
        TransferLine,
        null=True,
        on_delete=models.PROTECT,
        related_name="late_shares",
        verbose_name=_("transferred line"),
    )
    at = models.DateTimeField(_("recorded"))

    class Meta:
        verbose_name = _("share of a late cost")
        indexes = [models.Index(fields=["document", "object_id"], name="late_share_document")]
        constraints = [
            models.CheckConstraint(condition=Q(place__in=LatePlace.values), name="late_share_place"),
            models.CheckConstraint(condition=Q(quantity__gte=0), name="late_share_quantity"),
            models.CheckConstraint(
                condition=~Q(place="moved") | Q(other__isnull=False, transfer_line__isnull=False),
                name="late_share_moved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.summary} {self.get_place_display()}"
