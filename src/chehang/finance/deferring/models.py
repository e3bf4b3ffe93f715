"""Expenses that belong to other months than their money."""

from decimal import Decimal

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.ledger.models import Period
from chehang.work.heads import Department


class DeferredKind(models.TextChoices):
    """Whose expense it becomes; the leg of the posting rule says which account."""

    SELLING_RENT = "selling_rent", _("Rent, selling")
    ADMIN_RENT = "admin_rent", _("Rent, administration")
    SELLING_OTHER = "selling_other", _("Other, selling")
    ADMIN_OTHER = "admin_other", _("Other, administration")


class AccruedKind(models.TextChoices):
    """Expenses of a month whose bill comes later."""

    SELLING_UTILITIES = "selling_utilities", _("Utilities, selling")
    ADMIN_UTILITIES = "admin_utilities", _("Utilities, administration")
    SELLING_RENT = "selling_rent", _("Rent, selling")
    ADMIN_RENT = "admin_rent", _("Rent, administration")
    SELLING_ADS = "selling_ads", _("Advertising, selling")
    SELLING_OTHER = "selling_other", _("Other, selling")
    ADMIN_OTHER = "admin_other", _("Other, administration")


class Deferral(StoreOwned):
    """A sum paid ahead that is spread over months (待摊费用), equal to the fen, the last month with the rest."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=20, choices=DeferredKind)
    text = models.CharField(_("what for"), max_length=200)
    department = models.CharField(_("department"), max_length=20, choices=Department)
    amount = MoneyField(_("amount"))
    months = models.PositiveIntegerField(_("months"))
    first = models.DateField(_("first month"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("prepaid expense")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="deferral_number"),
            models.CheckConstraint(condition=Q(amount__gt=0, months__gt=1), name="deferral_sign"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"

    @property
    def spent(self) -> Decimal:
        """What has become an expense."""
        return self.parts.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)

    @property
    def rest(self) -> Decimal:
        return self.amount - self.spent


class DeferralPart(StoreOwned):
    """The expense of one month: once. Never changed."""

    deferral = models.ForeignKey(Deferral, on_delete=models.PROTECT, related_name="parts", verbose_name=_("prepaid expense"))  # fmt: skip
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    amount = MoneyField(_("amount"))

    class Meta:
        verbose_name = _("prepaid expense of a month")
        constraints = [
            models.UniqueConstraint(fields=["deferral", "period"], name="deferral_part_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="deferral_part_sign"),
        ]


class Accrual(StoreOwned):
    """An expense of a month whose bill has not come (预提费用); it takes itself back in the month after."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=20, choices=AccruedKind)
    text = models.CharField(_("what for"), max_length=200)
    department = models.CharField(_("department"), max_length=20, choices=Department)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    amount = MoneyField(_("amount"))
    voucher = models.ForeignKey("ledger.Voucher", on_delete=models.PROTECT, related_name="+", verbose_name=_("voucher"))
    taken_back = models.ForeignKey("ledger.Voucher", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("taken back by"))  # fmt: skip
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("accrued expense")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="accrual_number"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="accrual_sign"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"
