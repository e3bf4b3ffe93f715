"""The inventory capital quota (库存资金定额) of a store, dated."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned


class CapitalQuota(StoreOwned):
    """How much money may lie in stock and open orders from a day on. Append-only: the latest row of a day counts."""

    amount = MoneyField(_("quota"))
    valid_from = models.DateField(_("valid from"))
    reason = models.CharField(_("reason"), max_length=1000)
    set_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("set by"))
    set_at = models.DateTimeField(_("set at"))

    class Meta:
        verbose_name = _("capital quota")
        indexes = [models.Index(fields=["store", "-valid_from", "-id"], name="capital_quota_latest")]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="capital_quota_positive")]

    def __str__(self) -> str:
        return f"{self.amount} ({self.valid_from})"
