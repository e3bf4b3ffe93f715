"""Where goods lie and the batches they come in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField
from chehang.core.models import StoreOwned


class BinKind(models.TextChoices):
    """What a bin is for. Only goods on a shelf can be promised to anyone."""

    SHELF = "shelf", _("Shelf")
    RECEIVING = "receiving", _("Receiving bay")
    QUARANTINE = "quarantine", _("Quarantine")
    DISPATCH = "dispatch", _("Dispatch bay")
    OUTLET = "outlet", _("At an outlet")
    TRANSIT = "transit", _("Between store and outlet")


# Places of the house itself: what lies elsewhere is ours, and nobody here can walk to it.
IN_THE_HOUSE = (BinKind.SHELF, BinKind.RECEIVING, BinKind.QUARANTINE, BinKind.DISPATCH)


class Bin(StoreOwned):
    """A bin (货位) such as A-01-02-03: zone, row, rack, level."""

    code = models.CharField(_("bin"), max_length=20)
    zone = models.CharField(_("zone"), max_length=10, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=BinKind, default=BinKind.SHELF)
    walk_order = models.IntegerField(_("walk order"), default=0)
    hazard_ok = models.BooleanField(_("for dangerous goods"), default=False)
    fragile_ok = models.BooleanField(_("for fragile goods"), default=True)
    heavy_ok = models.BooleanField(_("for heavy goods"), default=True)
    max_kg = QuantityField(_("carries at most, kg"), null=True, blank=True)
    locked = models.BooleanField(_("locked"), default=False)

    class Meta:
        verbose_name = _("bin")
        # The stock of a store is read in the order in which one walks past it.
        indexes = [models.Index(fields=["walk_order", "code"], name="bin_walk")]
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="bin_code"),
            models.CheckConstraint(condition=Q(kind__in=BinKind.values), name="bin_kind"),
            models.CheckConstraint(condition=~Q(code=""), name="bin_named"),
        ]

    def __str__(self) -> str:
        return self.code


class Lot(StoreOwned):
    """A batch of a part, with the day it expires."""

    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    code = models.CharField(_("batch"), max_length=40)
    expires = models.DateField(_("expires"), null=True, blank=True)

    class Meta:
        verbose_name = _("batch")
        constraints = [models.UniqueConstraint(fields=["store", "part", "code"], name="lot_code")]

    def __str__(self) -> str:
        return self.code
