"""What the supplier's price list says to a store: list price and the store's own net price, dated, append-only."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned

from .brands import Brand
from .parts import Part


class PriceFile(StoreOwned):
    """A price list as it came: the bytes, who brought it, and what became of it."""

    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+", verbose_name=_("brand"))
    name = models.CharField(_("file"), max_length=120)
    sha256 = models.CharField(_("digest"), max_length=64)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(_("uploaded on"))
    uploaded_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("uploaded by")
    )
    applied_at = models.DateTimeField(_("entered on"), null=True)
    counts = models.JSONField(_("row counts"), default=dict)

    class Meta:
        verbose_name = _("price file")
        indexes = [models.Index(fields=["store", "-uploaded_at"], name="price_file_recent")]

    def __str__(self) -> str:
        return self.name


class PriceListEntry(StoreOwned):
    """Prices of a part to a store from a day on, with VAT. A correction of the same day is a further ``version``."""

    part = models.ForeignKey(
        Part, on_delete=models.PROTECT, related_name="prices", verbose_name=_("part"), db_index=False
    )
    valid_from = models.DateField(_("valid from"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    list_inc = MoneyField(_("list price"))
    net_inc = MoneyField(_("net price"))
    source = models.ForeignKey(
        PriceFile, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("source"), db_index=False
    )

    class Meta:
        verbose_name = _("supplier's price")
        constraints = [
            models.UniqueConstraint(fields=["store", "part", "valid_from", "version"], name="price_list_entry_once"),
            models.CheckConstraint(condition=Q(list_inc__gte=0, net_inc__gte=0), name="price_list_entry_sign"),
        ]
