"""What a store has decided about single parts (备货规则), and the dated figures of its plan (计划参数)."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned

from ..kinds import Barred, RuleKind


class PlanRule(StoreOwned):
    """A part that must or must not be stocked, that counts for more than others, or whose bin holds only so many.

    A new rule takes the place of the old one, which stays as history with ``dropped_at``.
    """

    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    kind = models.CharField(_("rule"), max_length=10, choices=RuleKind)
    least = QuantityField(_("stock at least"), default=Decimal(0))
    barred = models.CharField(_("why never"), max_length=10, choices=Barred, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    room = QuantityField(_("room in the bin"), null=True)
    note = models.CharField(_("remark"), max_length=1000, blank=True)
    set_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("set by"))
    set_at = models.DateTimeField(_("set at"))
    dropped_at = models.DateTimeField(_("dropped at"), null=True)

    class Meta:
        verbose_name = _("stocking rule")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "part"], condition=Q(dropped_at=None), name="plan_rule_one_for_a_part"
            ),
            models.CheckConstraint(condition=Q(kind__in=RuleKind.values), name="plan_rule_kind"),
            models.CheckConstraint(
                condition=Q(kind=RuleKind.MUST, least__gt=0) | (~Q(kind=RuleKind.MUST) & Q(least=0)),
                name="plan_rule_must_says_how_many",
            ),
            models.CheckConstraint(
                condition=Q(kind=RuleKind.NEVER, barred__in=Barred.values) | (~Q(kind=RuleKind.NEVER) & Q(barred="")),
                name="plan_rule_never_says_why",
            ),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="plan_rule_weight"),
            models.CheckConstraint(condition=Q(room=None) | Q(room__gte=1), name="plan_rule_room"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.get_kind_display()}"


class PlanSettings(StoreOwned):
    """The figures a store plans with from a day on. Append-only: the latest row of a day counts.

    ``order_cost`` yuan an order line costs to place and receive; ``holding_rate`` of its cost a piece costs a year;
    ``loss_share`` of the cost is lost by a shortage where no list price says better; ``loss_factor``: how many times that
    margin a shortage costs, the idle lift and the customer's second way included; ``workshop_weight``: how often a
    demand of the workshop counts under the objective “critical”.
    """

    valid_from = models.DateField(_("valid from"))
    order_cost = MoneyField(_("cost of an order line"))
    holding_rate = RateField(_("holding cost a year"))
    loss_share = RateField(_("loss of a shortage"))
    loss_factor = models.PositiveSmallIntegerField(_("a shortage costs so many margins"))
    workshop_weight = models.PositiveSmallIntegerField(_("weight of the workshop"))
    reason = models.CharField(_("reason"), max_length=1000)
    set_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("set by"))
    set_at = models.DateTimeField(_("set at"))

    class Meta:
        verbose_name = _("planning figures")
        indexes = [models.Index(fields=["store", "-valid_from", "-id"], name="plan_settings_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(order_cost__gte=0, holding_rate__gt=0, holding_rate__lte=1, loss_share__gte=0)
                & Q(loss_share__lte=1, workshop_weight__gte=1, workshop_weight__lte=100)
                & Q(loss_factor__gte=1, loss_factor__lte=100),
                name="plan_settings_range",
            )
        ]

    def __str__(self) -> str:
        return str(self.valid_from)
