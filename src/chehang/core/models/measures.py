"""What a store has agreed about its measures: targets with their bands, and which definition holds. Append-only."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import RateField

from .base import StoreOwned


class MeasureTarget(StoreOwned):
    """Target and band of a measure for the span of ``kind`` that begins on ``first``; the latest row counts.

    ``standing`` keeps it for later spans until another is set. Values have six places: 0.9 is 90 %, 1500 are 1,500 yuan.
    """

    measure = models.CharField(_("measure"), max_length=60)
    kind = models.CharField(_("kind of period"), max_length=8)
    first = models.DateField(_("first day"))
    standing = models.BooleanField(_("also for later periods"), default=False)
    target = RateField(_("target"), null=True)
    green = RateField(_("green from"), null=True)
    red = RateField(_("red from"), null=True)
    reason = models.CharField(_("reason"), max_length=1000)
    employee_id = models.BigIntegerField()
    actor_name = models.CharField(_("set by"), max_length=100)
    at = models.DateTimeField(_("set at"))

    class Meta:
        verbose_name = _("target")
        indexes = [models.Index(fields=["store", "measure", "kind", "-first", "-id"], name="measure_target_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(green=None, red=None) | Q(green__isnull=False, red__isnull=False),
                name="measure_target_whole_band",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=False) | Q(green__isnull=False), name="measure_target_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.period}"

    @property
    def title(self) -> str:
        """The measure's title."""
        return title_of(self.measure)

    @property
    def period(self) -> str:
        """2026-11, 2026-Q4 …"""
        from chehang.core.measures import Span

        return Span.of(self.kind, self.first).code

    @property
    def target_words(self) -> str:
        return self._words(self.target)

    @property
    def green_words(self) -> str:
        return self._words(self.green)

    @property
    def red_words(self) -> str:
        return self._words(self.red)

    def _words(self, value: Decimal | None) -> str:
        from chehang.core.measures import measures
        from chehang.core.web.cells import plain

        measure = measures().get(self.measure)
        return plain(value, measure.unit_of.kind if measure else "quantity")


class MeasureChoice(StoreOwned):
    """The definition of a measure that holds from a day on; empty is the measure's own."""

    measure = models.CharField(_("measure"), max_length=60)
    variant = models.CharField(_("definition"), max_length=40, blank=True)
    valid_from = models.DateField(_("valid from"))
    reason = models.CharField(_("reason"), max_length=1000)
    employee_id = models.BigIntegerField()
    actor_name = models.CharField(_("set by"), max_length=100)
    at = models.DateTimeField(_("set at"))

    class Meta:
        verbose_name = _("choice of a definition")
        indexes = [models.Index(fields=["store", "measure", "-valid_from", "-id"], name="measure_choice_latest")]

    def __str__(self) -> str:
        return f"{self.title} {self.valid_from}"

    @property
    def title(self) -> str:
        """The measure's title."""
        return title_of(self.measure)

    @property
    def variant_words(self) -> str:
        """The definition in words."""
        from chehang.core.measures import measures

        measure = measures().get(self.measure)
        found = (v.title for v in measure.variants if v.code == self.variant) if measure else ()
        return str(next(iter(found), "")) or gettext("own definition")


def title_of(name: str) -> str:
    """A measure in words, or its name when it is gone."""
    from chehang.core.measures import measures

    return str(measures()[name].title) if name in measures() else name
