"""The market outside: how many cars of a segment were registered in an area."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class MarketFigure(StoreOwned):
    """Cars insured (上险量) of a month, area and segment, of which so many of our brand and so many sold by us. Never changed."""

    month = models.DateField(_("month"))
    area = models.CharField(_("area"), max_length=40)
    segment = models.CharField(_("segment"), max_length=40)
    size = models.PositiveIntegerField(_("cars registered"))
    brand = models.PositiveIntegerField(_("of our brand"))
    ours = models.PositiveIntegerField(_("sold by us"))
    source = models.CharField(_("source"), max_length=100)

    class Meta:
        verbose_name = _("market figure")
        constraints = [
            models.UniqueConstraint(fields=["store", "month", "area", "segment"], name="marketfigure_once"),
            models.CheckConstraint(
                condition=Q(size__gt=0, size__gte=F("brand"), brand__gte=F("ours")), name="marketfigure_parts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.area} {self.segment}"

    @property
    def share(self) -> Decimal:
        """Our share of the segment, as a fraction."""
        return (Decimal(self.ours) / self.size).quantize(Decimal("0.0001"), ROUND_HALF_UP)
