"""The tables of the strategy register."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import RateField
from chehang.core.measures import Measure, measures
from chehang.core.models import StoreOwned

from ..saying import said

APPROVED = ["approved", "closed"]


class Course(models.TextChoices):
    """What a review finds."""

    ON_COURSE = "on_course", _("On course")
    BEHIND = "behind", _("Behind")
    CHANGE = "change", _("To be written anew")


class Strategy(StoreOwned):
    """A plan of several years: where the store and its market stand, what is aimed at, and how it is reached."""

    number = models.CharField(_("number"), max_length=40)
    title = models.CharField(_("strategy"), max_length=100)
    first_year = models.PositiveIntegerField(_("first year"))
    last_year = models.PositiveIntegerField(_("last year"))
    situation = models.TextField(_("where we stand"))
    aims = models.TextField(_("aims"))
    actions = models.TextField(_("how they are reached"))
    owner = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    written_at = models.DateTimeField(_("written"))
    state = models.CharField(_("state"), max_length=10, default="draft")
    approved_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(_("approved"), null=True)

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="strategy_number"),
            models.CheckConstraint(condition=Q(first_year__lte=F("last_year")), name="strategy_years"),
            models.CheckConstraint(
                condition=~Q(state__in=APPROVED) | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="strategy_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("owner")), name="strategy_approved_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def years(self) -> str:
        """2026–2028."""
        return f"{self.first_year}–{self.last_year}"


class StrategyTarget(StoreOwned):
    """What a measure is to be in a year of the strategy; a share is kept as a fraction."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="targets", verbose_name=_("strategy"))
    measure = models.CharField(_("measure"), max_length=60)
    year = models.PositiveIntegerField(_("year"))
    target = RateField(_("target"))

    class Meta:
        verbose_name = _("target of a strategy")
        constraints = [
            models.UniqueConstraint(fields=["strategy", "measure", "year"], name="strategy_target_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    @property
    def known(self) -> Measure | None:
        """Its measure, if there still is one."""
        return measures().get(self.measure)

    @property
    def title(self) -> str:
        """The measure's title."""
        return str(self.known.title) if self.known else self.measure

    @property
    def target_words(self) -> str:
        """The target with its unit."""
        return said(self.known, self.target) if self.known else str(self.target)


class StrategyReview(StoreOwned):
    """What somebody found when he held the strategy against what came. It is never changed; another one follows."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("strategy"))
    n = models.PositiveIntegerField(_("line"))
    course = models.CharField(_("review finding"), max_length=10, choices=Course)
    text = models.CharField(_("review note"), max_length=1000)
    reviewer = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("reviewed by")
    )
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("review of a strategy")
        constraints = [
            models.UniqueConstraint(fields=["strategy", "n"], name="strategy_review_n"),
            models.CheckConstraint(condition=Q(course__in=Course.values), name="strategy_review_course"),
        ]

    def __str__(self) -> str:
        return f"{self.n} {self.text}"
