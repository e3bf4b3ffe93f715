"""What customers are to experience, by which number it is known, and what staff is trained in because of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField
from chehang.core.measures import measures
from chehang.core.models import StoreOwned
from chehang.org.posts import title_of
from chehang.work.models import PlannedTraining

from .surveys import Question


class Standard(StoreOwned):
    """A standard of satisfaction from a day on: the step, what the customer experiences, the measure and what it has to reach.

    ``target`` is written as the measure is read: per cent as 95, an index as 900. A newer one of the step takes its place.
    """

    step = models.CharField(_("step"), max_length=40)
    words = models.CharField(_("what the customer experiences"), max_length=200)
    measure = models.CharField(_("measured by"), max_length=40)
    target = QuantityField(_("standard"))
    post = models.CharField(_("who answers for it"), max_length=40)
    since = models.DateField(_("from"))
    active = models.BooleanField(_("in use"), default=True)
    set_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("set by"))

    class Meta:
        verbose_name = _("standard of satisfaction")
        constraints = [
            models.UniqueConstraint(fields=["store", "step"], condition=Q(active=True), name="care_standard_in_use"),
            models.CheckConstraint(condition=Q(target__gt=0), name="care_standard_target"),
        ]

    def __str__(self) -> str:
        return self.step

    @property
    def title(self) -> str:
        """The measure in words."""
        known = measures().get(self.measure)
        return str(known.title) if known else self.measure

    @property
    def post_title(self) -> str:
        """The post in words."""
        return title_of(self.post)


class ItemTraining(StoreOwned):
    """A training planned because of an item customers scored low, and the item's mean of that day: beside it stands what came of it.
    Never changed."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+", verbose_name=_("question"))
    planned = models.OneToOneField(
        PlannedTraining, on_delete=models.PROTECT, related_name="+", verbose_name=_("planned training")
    )
    mean = QuantityField(_("mean score"))
    count = models.PositiveIntegerField(_("answers"))
    on = models.DateField(_("day"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("planned by"))

    class Meta:
        verbose_name = _("training for an item")
        constraints = [
            models.CheckConstraint(condition=Q(mean__gte=0, mean__lte=10, count__gte=1), name="care_itemtraining_mean")
        ]

    def __str__(self) -> str:
        return f"{self.planned} · {self.question}"
