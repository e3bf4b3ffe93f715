"""The lowest and highest stock that hold (最低/最高库存), with their history, and what is known to be asked for."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField
from chehang.core.models import StoreOwned

from ..kinds import Cause


class StockLevel(StoreOwned):
    """Order a part up to ``max`` when it stands at or below ``min``, as ``plan`` said, from ``since`` until ``until``."""

    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    plan = models.ForeignKey(
        "replenishment.Plan", on_delete=models.PROTECT, related_name="levels", verbose_name=_("stock plan")
    )
    min = QuantityField(_("lowest stock"))
    max = QuantityField(_("highest stock"))
    since = models.DateTimeField(_("holds since"))
    until = models.DateTimeField(_("held until"), null=True)

    class Meta:
        verbose_name = _("stock level")
        constraints = [
            models.UniqueConstraint(fields=["store", "part"], condition=Q(until=None), name="stock_level_one_holds"),
            models.CheckConstraint(condition=Q(min__gte=0) & Q(max__gte=F("min")), name="stock_level_order"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="stock_level_times"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.min:f}–{self.max:f}"


class ExpectedDemand(StoreOwned):
    """So many of a part will be asked for besides the usual, by a day, and why: a campaign, a recall, a fleet's word."""

    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    quantity = QuantityField(_("quantity"))
    cause = models.CharField(_("cause"), max_length=10, choices=Cause)
    since = models.DateField(_("needed from"))
    until = models.DateField(_("needed until"))
    note = models.CharField(_("remark"), max_length=1000)
    set_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("set by"))
    set_at = models.DateTimeField(_("set at"))
    dropped_at = models.DateTimeField(_("dropped at"), null=True)

    class Meta:
        verbose_name = _("expected demand")
        indexes = [models.Index(fields=["store", "until"], name="expected_demand_open")]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="expected_demand_quantity"),
            models.CheckConstraint(condition=Q(cause__in=Cause.values), name="expected_demand_cause"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="expected_demand_days"),
        ]

    def __str__(self) -> str:
        return f"{self.part} × {self.quantity:f}"
