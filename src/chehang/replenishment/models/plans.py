"""The stock plan (库存计划) and its lines."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned
from chehang.core.money import line_amount
from chehang.planning.explain import Explanation, sentence

from ..kinds import Abc, Life, Reason, Todo


class Plan(StoreOwned):
    """A proposal of highest and lowest stock for every part, as it was made on one day from the store's books.

    Yuan without VAT. ``held_value`` is what lay in stock and on order that day and ``held_fill`` the share of demands
    it fills if kept so; ``line_fill`` is the share the plan fills. ``curve`` lists [yuan, line fill, unit fill].
    ``maker`` is empty while a plan made over night has not been handed in. ``demands`` are the demands expected a month; ``hand_value`` is what changes by hand add to the highest stocks.
    ``before`` is the plan it was compared with; ``kept_fill`` counts stock above the plan too, for nobody throws it away.
    ``read_at`` is the moment the books were read; what was booked later is not in it.
    """

    number = models.CharField(_("number"), max_length=40)
    state = models.CharField(_("state"), max_length=12, default="draft")
    maker = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    made_at = models.DateTimeField(_("planned at"))
    read_at = models.DateTimeField(_("books read at"), null=True)
    approval = models.OneToOneField(
        "core.Approval", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approval")
    )
    first_month = models.DateField(_("demand from"))
    months = models.PositiveIntegerField(_("months of demand"))
    parts = models.PositiveIntegerField(_("parts"))
    quota = MoneyField(_("quota"), null=True)
    highest_value = MoneyField(_("value of the highest stocks"))
    order_value = MoneyField(_("to order"))
    held_value = MoneyField(_("in stock and on order"))
    line_fill = RateField(_("demands filled"))
    unit_fill = RateField(_("pieces filled"))
    held_fill = RateField(_("demands filled today"))
    demands = QuantityField(_("demands expected a month"), default=Decimal(0))
    hand_value = MoneyField(_("changed by hand"), default=Decimal(0))
    before = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("compared with")
    )
    kept_fill = RateField(_("demands filled with what lies there"), default=Decimal(0))
    curve = models.JSONField(_("curve"))
    parameters = models.JSONField(_("parameters"))
    notes = models.JSONField(_("defaults taken"))

    class Meta:
        verbose_name = _("stock plan")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="stock_plan_number"),
            models.UniqueConstraint(fields=["store"], condition=Q(state="approved"), name="stock_plan_in_force"),
            models.UniqueConstraint(fields=["store"], condition=Q(state="draft"), name="stock_plan_one_waits"),
            models.CheckConstraint(condition=~Q(number=""), name="stock_plan_numbered"),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approval__isnull=False), name="stock_plan_sealed"
            ),
            models.CheckConstraint(
                condition=Q(quota=None) | Q(highest_value__lte=F("quota") - F("hand_value")),
                name="stock_plan_within_quota",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def on_paper(self) -> "models.QuerySet[PlanLine]":
        """The lines that are kept, ordered or changed by hand, dearest first; the paper leaves the others out."""
        kept = Q(max__gt=0) | Q(order_qty__gt=0) | Q(change__isnull=False)
        return PlanLine.objects.filter(kept, plan=self).select_related("change").order_by("-value", "id")

    @property
    def capital(self) -> Decimal:
        """Yuan of all highest stocks, with what was changed by hand."""
        return self.highest_value + self.hand_value


class PlanChange(StoreOwned):
    """A level of a proposal that the planner knows better, and why; append-only, the line names the latest."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="changes", verbose_name=_("stock plan"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    was_max = QuantityField(_("highest stock before"))
    min = QuantityField(_("lowest stock"))
    max = QuantityField(_("highest stock"))
    order_qty = QuantityField(_("to order"))
    reason = models.CharField(_("reason"), max_length=1000)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("changed by"))
    at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("change by hand")
        constraints = [
            models.CheckConstraint(
                condition=Q(min__gte=0, order_qty__gte=0) & Q(max__gte=F("min")), name="plan_change_levels"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="plan_change_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} {self.min:f}–{self.max:f}"


class PlanLine(StoreOwned):
    """One part of a plan: order up to ``max`` when stock and orders are at or below ``min``. ``why`` is the reason
    as numbers and a code; number and name stay as they were. ``basis`` is what it was computed from: demand by month as
    ``booked`` and as ``used`` after correction, ``parts`` whose demand it is ([id, pieces of this one for one of it]),
    and the facts used (lead months, pack, least order, must, room, weight). ``todo`` is what is to be done today, for
    ``act_cost`` yuan (below zero: set free) and ``act_gain`` demands filled a month more. ``gains`` are the demands
    filled a month at a highest stock of 0, step, 2·step … behind the step; ``was``: what the plan before said where
    it said otherwise. ``change`` is the latest change by hand."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines", verbose_name=_("stock plan"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("name"), max_length=100)
    price = MoneyField(_("cost"))
    min = QuantityField(_("lowest stock"))
    max = QuantityField(_("highest stock"))
    order_qty = QuantityField(_("to order"))
    value = MoneyField(_("value of the highest stock"))
    available = QuantityField(_("available"), default=Decimal(0))
    on_order = QuantityField(_("on order"), default=Decimal(0))
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, blank=True)
    life = models.CharField(_("course of demand"), max_length=10, choices=Life, blank=True)
    abc = models.CharField(_("class"), max_length=1, choices=Abc, blank=True)
    todo = models.CharField(_("to do"), max_length=8, choices=Todo, default=Todo.KEEP)
    act_cost = MoneyField(_("costs"), default=Decimal(0))
    act_gain = QuantityField(_("brings"), default=Decimal(0))
    gains = models.JSONField(_("demands filled by level"), default=list)
    was = models.JSONField(_("the plan before"), null=True)
    change = models.ForeignKey(
        PlanChange, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("changed by hand")
    )
    why = models.JSONField(_("reason"))
    basis = models.JSONField(_("computed from"), default=dict)

    class Meta:
        verbose_name = _("line of the stock plan")
        constraints = [
            models.UniqueConstraint(fields=["plan", "part"], name="stock_plan_line_part"),
            models.CheckConstraint(
                condition=Q(min__gte=0, order_qty__gte=0) & Q(max__gte=F("min")), name="stock_plan_line_levels"
            ),
            models.CheckConstraint(condition=Q(price__gt=0, value__gte=0), name="stock_plan_line_price"),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} {self.min:f}–{self.max:f}"

    @property
    def low(self) -> Decimal:
        """The lowest stock, by hand if it was changed."""
        return self.change.min if self.change else self.min

    @property
    def top(self) -> Decimal:
        """The highest stock, by hand if it was changed."""
        return self.change.max if self.change else self.max

    @property
    def wanted(self) -> Decimal:
        """What is to be ordered, by hand if it was changed."""
        return self.change.order_qty if self.change else self.order_qty

    @property
    def worth(self) -> Decimal:
        """Yuan of the highest stock that counts."""
        return line_amount(self.top, self.price)

    def filled(self, level: Decimal) -> float:
        """Demands filled a month by a highest stock; beyond the last level that was told nothing is gained."""
        if not self.gains:
            return 0.0
        step, told = self.gains[0], self.gains[1:]
        return float(told[min(int(level // step), len(told) - 1)])

    @property
    def sentence(self) -> str:
        """The reason in the reader's language."""
        return sentence(Explanation(**self.why), "en" if (get_language() or "").startswith("en") else "zh")
