"""The table of goals."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField
from chehang.core.measures import measures
from chehang.core.models import StoreOwned
from chehang.work.heads import Department

from .kinds import Span


class Goal(StoreOwned):
    """An item of a plan: what is to be reached, measured how, by whom, until when; and what came of it.

    ``parent`` is the goal it is a part of. Where a parent has children, their targets add up to its own (H20).
    """

    number = models.CharField(_("number"), max_length=40)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="children", verbose_name=_("part of")
    )
    span = models.CharField(_("span"), max_length=8, choices=Span)
    title = models.CharField(_("goal"), max_length=100)
    measure = models.CharField(_("measure"), max_length=60)
    target = QuantityField(_("target"), default=Decimal(0))
    starts = models.DateField(_("from"))
    due = models.DateField(_("due"))
    department = models.CharField(_("department"), max_length=12, choices=Department)
    owner = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    plan_text = models.CharField(_("how"), max_length=1000, blank=True)
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    state = models.CharField(_("state"), max_length=10, default="draft")
    agreed_by = models.ForeignKey(
        "org.Employee",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("agreed by, for the department"),
    )
    approved_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    result = QuantityField(_("result"), null=True)
    evidence = models.CharField(_("evidence"), max_length=1000, blank=True)
    reported_at = models.DateTimeField(_("reported"), null=True)
    problem = models.CharField(_("problem"), max_length=1000, blank=True)
    why = models.CharField(_("cause"), max_length=1000, blank=True)
    next_step = models.CharField(_("countermeasure"), max_length=1000, blank=True)
    check_on = models.DateField(_("to be checked on"), null=True)

    class Meta:
        verbose_name = _("goal")
        indexes = [
            models.Index(fields=["store", "state", "due"], name="goal_due"),
            models.Index(fields=["store", "owner", "state"], name="goal_owner"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="goal_number"),
            models.CheckConstraint(
                condition=Q(span__in=Span.values, department__in=Department.values), name="goal_words"
            ),
            models.CheckConstraint(condition=Q(target__gte=0), name="goal_target"),
            models.CheckConstraint(condition=Q(starts__lte=F("due")), name="goal_days"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="goal_not_itself"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "agreed", "dropped"]) | Q(approved_by__isnull=False),
                name="goal_approved",
            ),
            models.CheckConstraint(condition=~Q(state="agreed") | Q(agreed_by__isnull=False), name="goal_agreed"),
            models.CheckConstraint(
                condition=~Q(state="reviewed") | Q(result__isnull=False, reported_at__isnull=False), name="goal_result"
            ),
            models.CheckConstraint(condition=Q(result=None) | ~Q(evidence=""), name="goal_evidence"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def measured_by(self) -> str:
        """The title of the measure of the house, or the words a person wrote."""
        known = measures().get(self.measure)
        return str(known.title) if known else self.measure

    @property
    def percent(self) -> Decimal | None:
        """How much of the target was reached, as a fraction."""
        if self.result is None or not self.target:
            return None
        return (self.result / self.target).quantize(Decimal("0.0001"))
