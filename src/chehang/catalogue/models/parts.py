"""The part master (配件档案), shared by all stores of the group."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField

from ..kinds import Hazard, Phase, Quality, Unit
from .brands import Brand, Category


class Part(models.Model):
    """One part of one brand in one quality. ``norm_no`` is how its number is compared, ``display_no`` how it is shown."""

    SHARED_BY_GROUP = True
    brand = models.ForeignKey(
        Brand, on_delete=models.PROTECT, related_name="+", verbose_name=_("brand"), db_index=False
    )
    display_no = models.CharField(_("part number"), max_length=60)
    norm_no = models.CharField(_("normalised number"), max_length=60)
    quality = models.CharField(_("quality"), max_length=16, choices=Quality, default=Quality.ORIGINAL)
    name_cn = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("English name"), max_length=100, blank=True)
    mnemonic = models.CharField(_("mnemonic"), max_length=40, blank=True)
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("category")
    )
    unit = models.CharField(_("unit"), max_length=10, choices=Unit, default=Unit.ITEM)
    buy_unit = models.CharField(_("buying unit"), max_length=10, choices=Unit, default=Unit.ITEM)
    buy_factor = QuantityField(_("units in a buying unit"), default=Decimal(1))
    pack_qty = QuantityField(_("pack"), default=Decimal(1))
    min_order_qty = QuantityField(_("least order"), default=Decimal(1))
    phase = models.CharField(_("phase"), max_length=10, choices=Phase, default=Phase.REGULAR)

    is_fragile = models.BooleanField(_("fragile"), default=False)
    is_wear_part = models.BooleanField(_("wear part"), default=False)
    hazard = models.CharField(_("hazard"), max_length=10, choices=Hazard, default=Hazard.NONE)
    shelf_life_days = models.PositiveIntegerField(_("shelf life, days"), null=True, blank=True)
    batch_control = models.BooleanField(_("by batch"), default=False)
    serial_control = models.BooleanField(_("by serial number"), default=False)
    weight_g = models.PositiveIntegerField(_("weight, g"), null=True, blank=True)
    length_mm = models.PositiveIntegerField(_("length, mm"), null=True, blank=True)
    width_mm = models.PositiveIntegerField(_("width, mm"), null=True, blank=True)
    height_mm = models.PositiveIntegerField(_("height, mm"), null=True, blank=True)

    hs_code = models.CharField(_("customs code"), max_length=10, blank=True)
    origin = models.CharField(_("country of origin"), max_length=2, blank=True)
    ccc_required = models.BooleanField(_("CCC mark needed"), default=False)
    tax_code = models.CharField(_("tax classification code"), max_length=19, blank=True)
    vat_code = models.CharField(_("VAT"), max_length=12, default="goods")
    warranty_months = models.PositiveIntegerField(_("warranty, months"), null=True, blank=True)
    warranty_km = models.PositiveIntegerField(_("warranty, km"), null=True, blank=True)
    returnable = models.BooleanField(_("returnable"), default=True)
    return_deadline_days = models.PositiveIntegerField(_("return within, days"), null=True, blank=True)
    old_part_required = models.BooleanField(_("old part to be returned"), default=False)
    photo = models.CharField(_("photo"), max_length=64, blank=True, default="")

    class Meta:
        verbose_name = _("part")
        indexes = [models.Index(fields=["mnemonic"], name="part_mnemonic")]
        constraints = [
            models.UniqueConstraint(fields=["norm_no", "brand", "quality"], name="part_number"),
            models.CheckConstraint(
                condition=~models.Q(norm_no="") & ~models.Q(display_no="") & ~models.Q(name_cn=""), name="part_named"
            ),
            models.CheckConstraint(
                condition=models.Q(pack_qty__gt=0, min_order_qty__gt=0, buy_factor__gt=0), name="part_packs"
            ),
            models.CheckConstraint(condition=models.Q(quality__in=Quality.values), name="part_quality"),
            models.CheckConstraint(condition=models.Q(hazard__in=Hazard.values), name="part_hazard"),
            models.CheckConstraint(condition=models.Q(phase__in=Phase.values), name="part_phase"),
        ]

    def __str__(self) -> str:
        return f"{self.display_no} {self.name_cn}"

    @property
    def photo_url(self) -> str:
        """Where its photo is shown; empty without one."""
        return f"/catalogue/photo/{self.photo}/" if self.photo else ""

    @property
    def volume_m3(self) -> Decimal | None:
        """Volume from the three measures, in cubic metres."""
        if not (self.length_mm and self.width_mm and self.height_mm):
            return None
        return Decimal(self.length_mm * self.width_mm * self.height_mm).scaleb(-9)
