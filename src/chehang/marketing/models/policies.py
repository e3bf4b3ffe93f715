"""Market policies (市场政策) in versions, with the word of the departments they concern."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.org.posts import DEPARTMENTS
from chehang.vehicles.models import CarModel


class MarketPolicy(StoreOwned):
    """What is offered where and until when, what it may cost and is to bring. A change is a new version of the number.

    ``discount`` is the most a car of ``model`` (or of one below it; empty: of any) is sold below its marked price, with VAT; 0
    leaves the price alone. Deals are held against it.
    """

    number = models.CharField(_("number"), max_length=40)
    version = models.PositiveIntegerField(_("version"), default=1)
    title = models.CharField(_("market policy"), max_length=100)
    scope = models.CharField(_("models, channels, outlets"), max_length=200)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"))
    model = models.ForeignKey(
        CarModel, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("car model")
    )
    discount = MoneyField(_("most a car is cheaper"), default=Decimal(0))
    items = models.CharField(_("what is offered, and who bears it"), max_length=1000)
    budget = MoneyField(_("budget"), default=Decimal(0))
    expected_orders = models.PositiveIntegerField(_("orders expected"), default=0)
    reason = models.CharField(_("reason"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, default="draft")
    round = models.PositiveIntegerField(_("round of asking"), default=0)
    asked_on = models.DateField(_("departments asked on"), null=True)
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("drafted by")
    )
    approved_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    orders = models.PositiveIntegerField(_("orders"), default=0)
    result = models.CharField(_("result"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("market policy")
        constraints = [
            models.UniqueConstraint(fields=["store", "number", "version"], name="marketpolicy_version"),
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="marketpolicy_days"),
            models.CheckConstraint(condition=Q(budget__gte=0), name="marketpolicy_budget"),
            models.CheckConstraint(condition=Q(discount__gte=0), name="marketpolicy_discount"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "concluded"])
                | (Q(approved_by__isnull=False) & ~Q(approved_by=F("made_by"))),
                name="marketpolicy_by_another",
            ),
            models.CheckConstraint(condition=~Q(state="concluded") | ~Q(result=""), name="marketpolicy_result"),
        ]

    def __str__(self) -> str:
        return f"{self.title} V{self.version}"


class PolicyComment(StoreOwned):
    """What a department says to a draft in a round of asking: a changed draft is asked about anew. Never changed."""

    policy = models.ForeignKey(
        MarketPolicy, on_delete=models.PROTECT, related_name="comments", verbose_name=_("market policy")
    )
    round = models.PositiveIntegerField(_("round of asking"), default=1)
    department = models.CharField(_("department"), max_length=12)
    agrees = models.BooleanField(_("agrees"))
    words = models.CharField(_("comment"), max_length=1000)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("comment on a market policy")
        constraints = [models.UniqueConstraint(fields=["policy", "round", "department"], name="policycomment_round")]

    @property
    def department_title(self) -> str:
        """The department in words."""
        return str(DEPARTMENTS[self.department])
