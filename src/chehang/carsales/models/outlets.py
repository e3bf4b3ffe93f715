"""Secondary outlets (二级网点): the proofs that the cars at theirs are there."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned

from .cars import Car, Outlet


class Challenge(StoreOwned):
    """A car at an outlet is to be shown with a code that is used once: within minutes when it was drawn by chance, by the
    evening when it is the outlet's ``daily`` proof of all its cars. Late is missed."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="challenges")
    car = models.ForeignKey(Car, on_delete=models.PROTECT, related_name="challenges")
    daily = models.BooleanField(_("daily proof"), default=False)
    state = models.CharField(max_length=20, default="asked")
    code = models.CharField(max_length=6)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    photo = models.CharField(max_length=64, blank=True)
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("challenge")
        constraints = [
            models.UniqueConstraint(fields=["car", "daily"], condition=Q(state="asked"), name="challenge_one_open"),
            models.UniqueConstraint(fields=["store", "photo"], condition=~Q(photo=""), name="challenge_photo_once"),
            models.CheckConstraint(
                condition=~Q(state="shown") | (Q(shown_at__isnull=False) & Q(shown_at__lte=F("due_at")) & ~Q(photo="")),
                name="challenge_shown_in_time",
            ),
        ]
        indexes = [models.Index(fields=["store", "outlet", "state"], name="challenge_outlet")]

    def __str__(self) -> str:
        return f"{self.outlet.name} …{self.car.vin[-6:]}"
