"""The table of what happened once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.measures import measures
from chehang.core.models import StoreOwned


class OneOff(StoreOwned):
    """A row of a measure that will not come again (a fleet of cars to one buyer, a clearance): told apart when it is asked why
    the measure changed. The last word about a row holds; it is never changed."""

    measure = models.CharField(_("measure"), max_length=60)
    object_id = models.BigIntegerField(_("row"))
    thing = models.CharField(_("which one"), max_length=200)
    once = models.BooleanField(_("happened once"), default=True)
    reason = models.CharField(_("reason"), max_length=1000)
    employee = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("marked by")
    )
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("one-off")
        indexes = [models.Index(fields=["store", "measure", "object_id"], name="one_off_row")]

    def __str__(self) -> str:
        return f"{self.title} · {self.thing}"

    @property
    def title(self) -> str:
        """The measure's title."""
        found = measures().get(self.measure)
        return str(found.title) if found else self.measure
