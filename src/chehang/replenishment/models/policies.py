"""How a store plans (计划策略): what it aims at, how often it orders, how much it may bind; tried on the past first."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned

from ..kinds import Objective


class Policy(StoreOwned):
    """A policy and what it would have done last year. ``tried`` and ``now`` are the outcomes of the policy and of the one
    in force then (line and piece fill 0…1, yuan on the shelf on average and at most, order lines, and by month);
    ``quota`` None: the store's own, whatever it is. The adopted one is what every plan is made by."""

    number = models.CharField(_("number"), max_length=40)
    state = models.CharField(_("state"), max_length=12, default="tried")
    objective = models.CharField(_("aim"), max_length=10, choices=Objective)
    review_days = models.PositiveSmallIntegerField(_("days between orders"))
    lead_days = models.PositiveSmallIntegerField(_("days to receipt where unknown"))
    quota = MoneyField(_("quota"), null=True)
    quota_now = MoneyField(_("quota when it was tried"), null=True)
    tried = models.JSONField(_("last year with it"))
    now = models.JSONField(_("last year as until now"))
    reason = models.CharField(_("why it is adopted"), max_length=1000, blank=True)
    maker = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("tried by"))
    made_at = models.DateTimeField(_("tried at"))

    class Meta:
        verbose_name = _("stock policy")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="stock_policy_number"),
            models.UniqueConstraint(fields=["store"], condition=Q(state="adopted"), name="stock_policy_adopted"),
            models.CheckConstraint(condition=Q(objective__in=Objective.values), name="stock_policy_aim"),
            models.CheckConstraint(
                condition=Q(review_days__gte=1, review_days__lte=180, lead_days__gte=1, lead_days__lte=365),
                name="stock_policy_days",
            ),
            models.CheckConstraint(condition=Q(quota=None) | Q(quota__gt=0), name="stock_policy_quota"),
        ]

    def __str__(self) -> str:
        return self.number
