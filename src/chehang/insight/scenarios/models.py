"""The tables of scenarios."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import RateField
from chehang.core.measures import Measure, measures
from chehang.core.models import StoreOwned
from chehang.core.web.cells import plain

from ..saying import said
from ..strategy.models import Strategy


class Scenario(StoreOwned):
    """A sheet of assumptions over a period. It is never changed; another one is written."""

    number = models.CharField(_("number"), max_length=40)
    title = models.CharField(_("scenario"), max_length=100)
    period = models.CharField(_("period"), max_length=10)
    note = models.CharField(_("what for"), max_length=1000, blank=True)
    strategy = models.ForeignKey(
        Strategy, null=True, on_delete=models.PROTECT, related_name="scenarios", verbose_name=_("strategy")
    )
    written_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("scenario")
        constraints = [models.UniqueConstraint(fields=["store", "number"], name="scenario_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Assumption(StoreOwned):
    """What is assumed of a measure: a ``change`` of what it was (0.1 = a tenth more), or another ``value``."""

    scenario = models.ForeignKey(
        Scenario, on_delete=models.PROTECT, related_name="assumptions", verbose_name=_("scenario")
    )
    measure = models.CharField(_("measure"), max_length=60)
    change = RateField(_("change"), null=True)
    value = RateField(_("assumed value"), null=True)

    class Meta:
        verbose_name = _("assumption")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "measure"], name="scenario_measure_once"),
            models.CheckConstraint(
                condition=Q(change__isnull=False, value=None) | Q(change=None, value__isnull=False),
                name="scenario_one_way",
            ),
            models.CheckConstraint(condition=Q(change=None) | Q(change__gte=-1), name="scenario_change"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.words}"

    @property
    def known(self) -> Measure | None:
        """Its measure, if there still is one."""
        return measures().get(self.measure)

    @property
    def title(self) -> str:
        """The measure's title."""
        return str(self.known.title) if self.known else self.measure

    @property
    def words(self) -> str:
        """+10 %, or the value with its unit."""
        if self.change is not None:
            return f"{'+' if self.change > 0 else ''}{plain(self.change, 'rate')}"
        return said(self.known, self.value) if self.known else str(self.value)

    def of(self, base: Decimal | None) -> Decimal | None:
        """What the measure is under it; nothing where a change has nothing to change."""
        if self.value is not None:
            return self.value
        return None if base is None or self.change is None else base * (1 + self.change)
