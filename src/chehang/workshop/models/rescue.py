"""Calls for help from the road (救援): when somebody called, who went, when he was there, how it ended (§4.11)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.vehicles.models import Vehicle

from .orders import WorkOrder


class Rescue(StoreOwned):
    """A call for help. ``due_at`` is when somebody should be there."""

    PERSONAL_FIELDS = ("caller", "phone")
    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=12, default="called")
    caller = models.CharField(_("who called"), max_length=60)
    phone = models.CharField(_("phone"), max_length=20)
    place = models.CharField(_("place"), max_length=200)
    what = models.CharField(_("what happened"), max_length=200)
    plate_no = models.CharField(_("plate"), max_length=10, blank=True)
    vehicle = models.ForeignKey(
        Vehicle, null=True, on_delete=models.PROTECT, related_name="rescues", verbose_name=_("vehicle")
    )
    called_at = models.DateTimeField(_("help called at"))
    due_at = models.DateTimeField(_("there by"))
    technician = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("technician")
    )
    sent_at = models.DateTimeField(_("left the store"), null=True)
    arrived_at = models.DateTimeField(_("at the car at"), null=True)
    over_at = models.DateTimeField(_("over"), null=True)
    result = models.CharField(_("result"), max_length=200, blank=True)
    towed = models.BooleanField(_("towed in"), default=False)
    order = models.OneToOneField(
        WorkOrder, null=True, on_delete=models.PROTECT, related_name="rescue", verbose_name=_("work order")
    )

    class Meta:
        verbose_name = _("rescue")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="rescue_number"),
            # One technician is at one place.
            models.UniqueConstraint(
                fields=["technician"], condition=Q(state__in=["sent", "there"]), name="rescue_technician_once"
            ),
            models.CheckConstraint(condition=~Q(state="over") | ~Q(result=""), name="rescue_result"),
            models.CheckConstraint(
                condition=Q(arrived_at=None) | Q(arrived_at__gte=F("called_at")), name="rescue_times"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.place}"
