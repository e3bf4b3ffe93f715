"""The inventory capital quota (库存资金定额) of a store, dated; for a time more; shared out by brand or class of goods."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned

from ..kinds import SharedBy


class CapitalQuota(StoreOwned):
    """How much money may lie in stock and open orders from a day on. Append-only: the latest row of a day counts.

    A row with ``until`` is granted for a time only, on top of it.
    """

    amount = MoneyField(_("quota"))
    valid_from = models.DateField(_("valid from"))
    until = models.DateField(_("until"), null=True)
    reason = models.CharField(_("reason"), max_length=1000)
    set_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("set by"))
    set_at = models.DateTimeField(_("set at"))

    class Meta:
        verbose_name = _("capital quota")
        indexes = [models.Index(fields=["store", "-valid_from", "-id"], name="capital_quota_latest")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="capital_quota_positive"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("valid_from")), name="capital_quota_days"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} ({self.valid_from})"


class TemporaryQuota(StoreOwned):
    """So much more for a time, and what for (临时定额): finance and the general manager grant it."""

    number = models.CharField(_("number"), max_length=40)
    state = models.CharField(_("state"), max_length=12, default="asked")
    amount = MoneyField(_("more quota"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    reason = models.CharField(_("reason"), max_length=1000)
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"))
    quota = models.OneToOneField(
        CapitalQuota, null=True, on_delete=models.PROTECT, related_name="granted", verbose_name=_("quota")
    )

    class Meta:
        verbose_name = _("temporary quota")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="temporary_quota_number"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="temporary_quota_positive"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="temporary_quota_days"),
            models.CheckConstraint(
                condition=Q(state="granted", quota__isnull=False) | (~Q(state="granted") & Q(quota=None)),
                name="temporary_quota_granted",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class QuotaShare(StoreOwned):
    """How much of the quota one brand or class of goods may take, from a day on; append-only, the latest of a day counts.

    No ``amount``: from that day on it is limited by the whole quota only.
    """

    by = models.CharField(_("shared by"), max_length=10, choices=SharedBy)
    brand = models.ForeignKey(
        "catalogue.Brand", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("brand")
    )
    category = models.ForeignKey(
        "catalogue.Category", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("class of goods")
    )
    amount = MoneyField(_("share of the quota"), null=True)
    valid_from = models.DateField(_("valid from"))
    reason = models.CharField(_("reason"), max_length=1000)
    set_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("set by"))
    set_at = models.DateTimeField(_("set at"))

    class Meta:
        verbose_name = _("share of the quota")
        indexes = [models.Index(fields=["store", "-valid_from", "-id"], name="quota_share_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(by="brand", brand__isnull=False, category=None)
                | Q(by="category", category__isnull=False, brand=None),
                name="quota_share_of_one",
            ),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="quota_share_amount"),
        ]

    def __str__(self) -> str:
        return str(self.brand or self.category)
