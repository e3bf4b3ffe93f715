"""Hazardous waste (危险废物台账): stored by the container, gone with a licensed taker and its manifest."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField
from chehang.core.models import StoreOwned
from chehang.office.kinds import WasteKind


class WasteTransfer(StoreOwned):
    """A lot handed to a licensed taker, with the number of the electronic manifest (转移联单)."""

    number = models.CharField(_("number"), max_length=40)
    taker = models.CharField(_("taker"), max_length=60)
    licence = models.CharField(_("licence"), max_length=60)
    licence_until = models.DateField(_("licence valid until"))
    manifest = models.CharField(_("manifest"), max_length=60)
    day = models.DateField(_("day"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("transfer of waste")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_transfer_number"),
            models.UniqueConstraint(fields=["store", "manifest"], name="office_transfer_manifest"),
            models.CheckConstraint(condition=Q(licence_until__gte=F("day")), name="office_transfer_licensed"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.taker}"


class WasteBatch(StoreOwned):
    """A container of waste by its weight in kg; it is stored at most a year."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("waste"), max_length=12, choices=WasteKind)
    weight = QuantityField(_("weight, kg"))
    container = models.CharField(_("container"), max_length=40)
    place = models.CharField(_("place"), max_length=60)
    stored_on = models.DateField(_("stored on"))
    stored_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("stored by")
    )
    until = models.DateField(_("to leave by"))
    transfer = models.ForeignKey(
        WasteTransfer, null=True, on_delete=models.PROTECT, related_name="batches", verbose_name=_("transfer of waste")
    )

    class Meta:
        verbose_name = _("container of waste")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_waste_number"),
            models.CheckConstraint(
                condition=Q(weight__gt=0, kind__in=WasteKind.values, until__gte=F("stored_on")),
                name="office_waste_sane",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()}"
