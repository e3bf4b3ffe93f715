"""Asset cards and what was worn off each month."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned
from chehang.ledger.models import Period
from chehang.work.heads import Department

KINDS = (
    ("asset_buildings", _("Buildings")),
    ("asset_equipment", _("Equipment")),
    ("asset_test_car", _("Test-drive cars")),
    ("asset_transport", _("Vehicles of the store")),
    ("asset_electronics", _("Electronic devices")),
    ("asset_office", _("Office equipment")),
)


class Asset(StoreOwned):
    """A fixed asset (固定资产卡片). ``worn_before`` over ``months_before`` was worn off before it came into these books."""

    number = models.CharField(_("number"), max_length=40)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS)
    department = models.CharField(_("department"), max_length=20, choices=Department)
    cost = MoneyField(_("cost"))
    residual_rate = RateField(_("residual value"))
    months = models.PositiveIntegerField(_("useful life in months"))
    started = models.DateField(_("in use since"))
    worn_before = MoneyField(_("worn off before"), default=0)
    months_before = models.PositiveIntegerField(_("months before"), default=0)
    place = models.CharField(_("place"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=10, default="in_use")
    disposed_on = models.DateField(_("disposed"), null=True)

    class Meta:
        verbose_name = _("fixed asset")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="asset_number"),
            models.CheckConstraint(
                condition=Q(cost__gt=0, months__gt=0, months_before__lte=F("months"), worn_before__gte=0),
                name="asset_sign",
            ),
            models.CheckConstraint(condition=Q(worn_before__lte=F("cost")), name="asset_worn_before"),
            models.CheckConstraint(
                condition=Q(state="in_use", disposed_on=None) | Q(state="disposed", disposed_on__isnull=False),
                name="asset_disposed_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def held(self) -> Decimal:
        """The cost of what is still here: parts of it may have gone."""
        return self.cost - (self.parts_gone.aggregate(sum=Sum("cost"))["sum"] or Decimal(0))

    @property
    def worn(self) -> Decimal:
        """Worn off up to now of what is still here."""
        gone = self.parts_gone.aggregate(sum=Sum("worn"))["sum"] or Decimal(0)
        return self.worn_before + (self.wears.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)) - gone

    @property
    def value(self) -> Decimal:
        """What it is still worth in the books."""
        return self.held - self.worn


class Wear(StoreOwned):
    """The depreciation of an asset in a month: once. Never changed."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="wears", verbose_name=_("fixed asset"))
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    amount = MoneyField(_("amount"))

    class Meta:
        verbose_name = _("depreciation")
        constraints = [
            models.UniqueConstraint(fields=["asset", "period"], name="wear_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="wear_sign"),
        ]


class AssetPart(StoreOwned):
    """A part of an asset that was disposed of, with its share of what was worn off; the rest stays on the card. Never changed."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="parts_gone", verbose_name=_("fixed asset"))
    what = models.CharField(_("what"), max_length=100)
    cost = MoneyField(_("cost"))
    worn = MoneyField(_("worn off"))
    gone_on = models.DateField(_("disposed"))

    class Meta:
        verbose_name = _("disposed part of an asset")
        constraints = [
            models.CheckConstraint(condition=Q(cost__gt=0, worn__gte=0, worn__lte=F("cost")), name="asset_part_sign"),
        ]

    @property
    def value(self) -> Decimal:
        """What it was still worth in the books."""
        return self.cost - self.worn
