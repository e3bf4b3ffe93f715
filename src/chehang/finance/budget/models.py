"""Versions of the budget, its lines, and why it was not kept."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.work.heads import Department

from ..spending.kinds import Item


class Budget(StoreOwned):
    """A version of a year's expense budget; the latest approved one counts."""

    year = models.PositiveIntegerField(_("year"))
    version = models.PositiveIntegerField(_("version"))
    reason = models.CharField(_("reason"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, default="draft")
    author = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    approved_by = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by"))  # fmt: skip

    class Meta:
        verbose_name = _("expense budget")
        constraints = [
            models.UniqueConstraint(fields=["store", "year", "version"], name="budget_version"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("author")), name="budget_two_people"
            ),
            models.CheckConstraint(condition=Q(state="draft") | Q(approved_by__isnull=False), name="budget_approved"),
        ]

    def __str__(self) -> str:
        return f"{self.year} V{self.version}"


class BudgetLine(StoreOwned):
    """What a department may spend on an item in a month, in yuan without deducted VAT."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="lines", verbose_name=_("expense budget"))
    department = models.CharField(_("department"), max_length=20, choices=Department)
    item = models.CharField(_("expense item"), max_length=20, choices=Item)
    month = models.PositiveIntegerField(_("month"))
    amount = MoneyField(_("amount"))

    class Meta:
        verbose_name = _("budget line")
        constraints = [
            models.UniqueConstraint(fields=["budget", "department", "item", "month"], name="budget_line_once"),
            models.CheckConstraint(condition=Q(amount__gte=0, month__gte=1, month__lte=12), name="budget_line_sign"),
        ]


class Variance(StoreOwned):
    """Why a department's spending left the budget by more than the band. Never changed; a later word counts."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    department = models.CharField(_("department"), max_length=20, choices=Department)
    item = models.CharField(_("expense item"), max_length=20, choices=Item)
    text = models.CharField(_("reason"), max_length=1000)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("budget variance")
