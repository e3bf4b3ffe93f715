"""The tables of frozen months."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import RateField
from chehang.core.measures import measures
from chehang.core.models import StoreOwned

OCCASIONS = (("closed", _("month closed")), ("locked", _("month locked")))


class FrozenMonth(StoreOwned):
    """The measures of a month as they were seen when it was closed or locked. A reopened month gets another version."""

    month = models.DateField(_("month"))
    version = models.PositiveIntegerField(_("version"))
    occasion = models.CharField(_("occasion"), max_length=8, choices=OCCASIONS)
    at = models.DateTimeField(_("seen at"))
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("frozen month")
        constraints = [
            models.UniqueConstraint(fields=["store", "month", "version"], name="frozen_month_version"),
            models.CheckConstraint(condition=Q(occasion__in=["closed", "locked"]), name="frozen_month_occasion"),
            models.CheckConstraint(condition=Q(version__gte=1), name="frozen_month_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} / {self.version}"


class FrozenFigure(StoreOwned):
    """One measure of a frozen month: its value, what it was made of, and each row with what it brought.

    ``packed`` are the rows as text (see ``taking.packed``); ``digest`` is over everything the figure says.
    """

    frozen = models.ForeignKey(FrozenMonth, on_delete=models.PROTECT, related_name="figures", verbose_name=_("month"))
    measure = models.CharField(_("measure"), max_length=60)
    variant = models.CharField(_("definition"), max_length=40, blank=True)
    value = RateField(_("value"), null=True)
    numerator = RateField(_("numerator"), null=True)
    denominator = RateField(_("denominator"), null=True)
    rows = models.PositiveIntegerField(_("rows"))
    digest = models.CharField(_("digest"), max_length=64)
    packed = models.TextField(_("rows kept"), blank=True)

    class Meta:
        verbose_name = _("frozen figure")
        constraints = [models.UniqueConstraint(fields=["frozen", "measure"], name="frozen_figure_once")]

    def __str__(self) -> str:
        return f"{self.measure} {self.frozen_id}"

    @property
    def title(self) -> str:
        """The measure's title; its name when there is no such measure any more."""
        found = measures().get(self.measure)
        return str(found.title) if found else self.measure

    @property
    def said(self) -> str:
        """The value with its unit."""
        from ..saying import said

        found = measures().get(self.measure)
        return said(found, self.value) if found else str(self.value)
