"""Shortages that keepers find and report to the planner (H12)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField
from chehang.core.models import StoreOwned

from .outbound import Outbound


class Shortage(StoreOwned):
    """A keeper found fewer of a part than there should be, or sees it run low. The planner takes note."""

    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    bin = models.ForeignKey("stock.Bin", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("bin"))
    outbound = models.ForeignKey(
        Outbound, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("outbound order")
    )
    wanted = QuantityField(_("wanted"))
    found = QuantityField(_("found"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    reported_at = models.DateTimeField(_("reported"))
    reported_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("reported by")
    )
    noted_at = models.DateTimeField(_("noted"), null=True)
    noted_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by")
    )

    class Meta:
        verbose_name = _("shortage")
        indexes = [models.Index(fields=["store", "noted_at"], name="shortage_open")]
        constraints = [
            models.CheckConstraint(condition=Q(wanted__gte=0, found__gte=0), name="shortage_sign"),
            models.CheckConstraint(condition=Q(found__lte=F("wanted")) | Q(wanted=0), name="shortage_less"),
        ]
