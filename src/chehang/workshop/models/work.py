"""Who works on what and how long, and the parts that leave the store for it."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned

from ..kinds import Pause
from .orders import OrderLine, WorkOrder


class LineShare(StoreOwned):
    """A technician's share of a labour line; ``hours`` are the standard hours that are his."""

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="shares")
    technician = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("technician")
    )
    share = RateField(_("share"))
    hours = QuantityField(_("book hours"))

    class Meta:
        verbose_name = _("technician's share")
        constraints = [
            models.UniqueConstraint(fields=["line", "technician"], name="lineshare_once"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1, hours__gte=0), name="lineshare_share"),
        ]


class Clocking(StoreOwned):
    """A technician works on a line from a moment to another; open while he does. ``hours`` are those worked, three places."""

    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="clockings")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="clockings")
    technician = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("technician")
    )
    started_at = models.DateTimeField(_("started"))
    ended_at = models.DateTimeField(_("stopped"), null=True)
    pause = models.CharField(_("why it stopped"), max_length=8, choices=Pause, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    hours = QuantityField(_("hours worked"), default=Decimal(0))

    class Meta:
        verbose_name = _("clocked time")
        constraints = [
            models.UniqueConstraint(fields=["technician"], condition=Q(ended_at=None), name="clocking_one_open"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gt=F("started_at")), name="clocking_forward"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, pause="", hours=0)
                | (Q(ended_at__isnull=False, hours__gte=0) & ~Q(pause="")),
                name="clocking_ended",
            ),
        ]
        indexes = [models.Index(fields=["store", "technician", "started_at"], name="clocking_technician")]


class DutyDay(StoreOwned):
    """How many hours a technician was there on a day, without breaks."""

    technician = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("technician")
    )
    day = models.DateField(_("day"))
    hours = QuantityField(_("hours attended"))

    class Meta:
        verbose_name = _("attendance")
        constraints = [
            models.UniqueConstraint(fields=["store", "technician", "day"], name="dutyday_once"),
            models.CheckConstraint(condition=Q(hours__gte=0, hours__lte=24), name="dutyday_hours"),
        ]


class Requisition(StoreOwned):
    """Parts asked for by a technician (领料单); the warehouse's outbound order takes them out with three signatures. One that is filed
    after the parts were used says when and why."""

    order = models.ForeignKey(
        WorkOrder, on_delete=models.PROTECT, related_name="requisitions", verbose_name=_("work order")
    )
    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=10, default="asked")
    technician = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("technician")
    )
    asked_at = models.DateTimeField(_("asked for"))
    asked_by_name = models.CharField(_("asked by"), max_length=100)
    issued_at = models.DateTimeField(_("issued"), null=True)
    used_at = models.DateTimeField(_("used at"), null=True)
    why_late = models.CharField(_("why it is filed late"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("requisition")
        constraints = [models.UniqueConstraint(fields=["store", "number"], name="requisition_number")]
        indexes = [models.Index(fields=["order", "state"], name="requisition_order")]

    def __str__(self) -> str:
        return self.number


class RequisitionLine(StoreOwned):
    """How many of a part line."""

    requisition = models.ForeignKey(Requisition, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="requisitions")
    quantity = QuantityField(_("quantity"))
    cost = MoneyField(_("cost"), default=Decimal(0))

    class Meta:
        verbose_name = _("line of a requisition")
        constraints = [
            models.UniqueConstraint(fields=["requisition", "line"], name="requisitionline_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0, cost__gte=0), name="requisitionline_sign"),
        ]


class TakenBack(StoreOwned):
    """A part came back from the workshop unused (退料), at the cost it left with. Never changed."""

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="taken_back")
    quantity = QuantityField(_("quantity"))
    cost = MoneyField(_("cost"))
    bin = models.ForeignKey("stock.Bin", on_delete=models.PROTECT, related_name="+", verbose_name=_("bin"))
    at = models.DateTimeField(_("at"))
    reason = models.CharField(_("reason"), max_length=200)
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(_("taken back by"), max_length=100)

    class Meta:
        verbose_name = _("parts taken back")
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0, cost__gte=0), name="takenback_sign")]
