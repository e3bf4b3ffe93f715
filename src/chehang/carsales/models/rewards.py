"""Targets of consultants, reward policies and the commissions reckoned by them."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import Approval, StoreOwned
from chehang.org.models import Employee


class SalesTarget(StoreOwned):
    """The cars a consultant is to hand over in a month (销售目标): the department's cars shared out by weight. The latest version counts."""

    month = models.DateField(_("month"))
    version = models.PositiveIntegerField(_("version"))
    consultant = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("consultant"))
    history = RateField(_("share of the past"))
    seniority = RateField(_("seniority"))
    leads = RateField(_("share of leads"))
    newcomer = models.PositiveSmallIntegerField(_("month since joining"), default=0)
    weight = RateField(_("weight"))
    cars = models.PositiveIntegerField(_("cars"))
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(_("set by"), max_length=100)

    class Meta:
        verbose_name = _("sales target")
        constraints = [
            models.UniqueConstraint(fields=["store", "month", "version", "consultant"], name="sales_target_once"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="sales_target_weight"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.consultant}"


class RewardPolicy(StoreOwned):
    """A commission policy (提成办法), dated; finance and the general manager approve it.

    ``volume`` and ``quality`` are steps of [up to, factor]: of the target attained, of the satisfaction (CSI). A car is slow after ``slow_days``.
    """

    number = models.CharField(_("number"), max_length=24, blank=True)
    name = models.CharField(_("name"), max_length=100)
    valid_from = models.DateField(_("from"))
    base = MoneyField(_("for a car"))
    slow = MoneyField(_("for a slow car"))
    slow_days = models.PositiveSmallIntegerField(_("slow after days"))
    volume = models.JSONField(_("steps of volume"))
    quality = models.JSONField(_("steps of quality"))
    insurance = RateField(_("share of insurance"))
    finance = MoneyField(_("for a loan"))
    accessory = RateField(_("share of accessories"))
    warranty = RateField(_("share of extended warranties"), default=Decimal(0))
    reason = models.CharField(_("reason"), max_length=1000)
    state = models.CharField(_("state"), max_length=20, default="draft")
    author = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    approval = models.ForeignKey(Approval, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("reward policy")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], condition=~Q(number=""), name="reward_policy_number"),
            models.UniqueConstraint(
                fields=["store", "valid_from"], condition=Q(state="in_force"), name="reward_policy_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="in_force") | Q(approval__isnull=False), name="reward_policy_approved"
            ),
            models.CheckConstraint(
                condition=Q(base__gte=0, slow__gte=F("base"), finance__gte=0), name="reward_policy_sign"
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.name


class Commission(StoreOwned):
    """What a consultant earns for a month (提成单), line by line: ``items`` are text, how, amount. Once a month and consultant."""

    number = models.CharField(_("number"), max_length=24)
    month = models.DateField(_("month"))
    consultant = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("consultant"))
    policy = models.ForeignKey(
        RewardPolicy, on_delete=models.PROTECT, related_name="+", verbose_name=_("reward policy")
    )
    cars = models.PositiveIntegerField(_("cars"))
    target = models.PositiveIntegerField(_("target"))
    quality = RateField(_("satisfaction"))
    items = models.JSONField(_("lines"))
    amount = MoneyField(_("amount"))
    state = models.CharField(_("state"), max_length=20, default="reckoned")
    reckoned_by = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    approved_by = models.ForeignKey(Employee, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by"))  # fmt: skip

    class Meta:
        verbose_name = _("commission")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="commission_number"),
            models.UniqueConstraint(fields=["store", "month", "consultant"], name="commission_once"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("reckoned_by")), name="commission_two"
            ),
            models.CheckConstraint(
                condition=Q(state="reckoned") | Q(approved_by__isnull=False), name="commission_approved"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class MysteryVisit(StoreOwned):
    """Somebody who plays a customer scores the steps of the sales process (神秘客). ``scores`` are points of 100 by step. Never changed."""

    on = models.DateField(_("date"))
    consultant = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("consultant"))
    scores = models.JSONField(_("scores"))
    mean = RateField(_("mean"))
    remark = models.CharField(_("remark"), max_length=1000)
    measure = models.CharField(_("what is done about it"), max_length=1000, blank=True)
    noted_by_id = models.BigIntegerField()
    noted_by_name = models.CharField(_("noted by"), max_length=100)

    class Meta:
        verbose_name = _("mystery visit")
        constraints = [models.CheckConstraint(condition=Q(mean__gte=0, mean__lte=1), name="mystery_visit_mean")]

    def __str__(self) -> str:
        return f"{self.on} {self.consultant}"
