"""Ticks of the closing list, spot checks, statements as they were when the month was closed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.ledger.models import Period

TITLES = {
    "balance_sheet": _("Balance sheet"),
    "income_statement": _("Income statement"),
    "cash_flow": _("Cash flow statement"),
    "equity": _("Statement of changes in equity"),
}


class CloseTick(StoreOwned):
    """Somebody looked at a row of the closing list that no figure can prove, and says what he found. Never changed."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="ticks", verbose_name=_("month"))
    step = models.CharField(_("step"), max_length=30)
    note = models.CharField(_("note"), max_length=1000)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("tick of the closing list")
        constraints = [models.UniqueConstraint(fields=["period", "step"], name="close_tick_once")]


class SpotCheck(StoreOwned):
    """A sample for the start of the month (FI4): parts, vouchers, cash; what was found, and who signed. ``items`` are kind, id, text, booked, found, note."""

    number = models.CharField(_("number"), max_length=40)
    day = models.DateField(_("day"))
    items = models.JSONField(_("items"), default=list)
    drawn_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("drawn by"))
    signed_by = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))  # fmt: skip
    signed_at = models.DateTimeField(_("signed"), null=True)
    conclusion = models.CharField(_("conclusion"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("spot check")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="spot_check_number"),
            models.CheckConstraint(condition=Q(signed_by=None) | ~Q(conclusion=""), name="spot_check_concluded"),
        ]

    def __str__(self) -> str:
        return self.number


class FrozenStatement(StoreOwned):
    """A statement as it stood when its month was closed or locked; after a reopening a new version, if it says something else. Never changed."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="statements", verbose_name=_("month"))
    name = models.CharField(_("statement"), max_length=30)
    version = models.PositiveIntegerField(_("version"), default=1)
    rows = models.JSONField(_("rows"))
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(_("kept since"))

    class Meta:
        verbose_name = _("frozen statement")
        constraints = [models.UniqueConstraint(fields=["period", "name", "version"], name="frozen_statement_once")]

    def __str__(self) -> str:
        return f"{self.title} {self.period} V{self.version}"

    @property
    def title(self) -> str:
        """Which statement, in words."""
        return str(TITLES.get(self.name, self.name))
