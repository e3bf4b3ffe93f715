"""The table of year plans."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.measures import measures
from chehang.core.models import StoreOwned


class YearPlan(StoreOwned):
    """The weights by which a measure's target of a year was split over its months; the targets stand in the goals."""

    goal = models.OneToOneField("work.Goal", on_delete=models.PROTECT, related_name="+", verbose_name=_("goal"))
    measure = models.CharField(_("measure"), max_length=60)
    year = models.PositiveIntegerField(_("year"))
    weights = models.CharField(_("weights of the months"), max_length=200)

    class Meta:
        verbose_name = _("year plan")
        indexes = [models.Index(fields=["store", "year", "measure"], name="year_plan_measure")]

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    @property
    def title(self) -> str:
        """The measure's title."""
        found = measures().get(self.measure)
        return str(found.title) if found else self.measure

    @property
    def shares(self) -> list[Decimal]:
        """The twelve weights."""
        return [Decimal(w) for w in self.weights.split()]
