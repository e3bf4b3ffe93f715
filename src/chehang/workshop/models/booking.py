"""Appointments: who comes when with which car and what for, and how much of a half hour and of a day is taken."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from ..kinds import Channel, OrderKind
from .masters import Bay, LabourOp
from .orders import WorkOrder

WAITING = ["booked", "confirmed", "reminded"]


class Campaign(StoreOwned):
    """What the workshop offers in a season (售后活动): from when until when, and what it is to bring."""

    number = models.CharField(_("number"), max_length=24)
    title = models.CharField(_("title"), max_length=60)
    offer = models.TextField(_("what is offered"))
    state = models.CharField(_("state"), max_length=12, default="planned")
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends"))
    target_cars = models.PositiveIntegerField(_("cars aimed at"))
    target_output = MoneyField(_("output aimed at, without VAT"))
    owner = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"))
    review = models.CharField(_("what came of it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("service campaign")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="servicecampaign_number"),
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="servicecampaign_days"),
            models.CheckConstraint(condition=~Q(state="over") | ~Q(review=""), name="servicecampaign_review"),
        ]

    def __str__(self) -> str:
        return self.title


class Appointment(StoreOwned):
    """A car is expected. ``hours`` are the book hours it takes of the day; ``order`` is what it became."""

    PERSONAL_FIELDS = ("mobile",)
    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=12, default="booked")
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("customer")
    )
    vehicle = models.ForeignKey(
        Vehicle, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("vehicle")
    )
    mobile = models.CharField(_("mobile"), max_length=20)
    source = models.CharField(_("came by"), max_length=10, choices=Channel)
    kind = models.CharField(_("kind"), max_length=1, choices=OrderKind)
    complaint = models.TextField(_("in the customer's words"))
    starts_at = models.DateTimeField(_("comes at"))
    hours = QuantityField(_("book hours"))
    adviser = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("adviser"))
    bay = models.ForeignKey(Bay, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("bay"))
    technician = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("technician")
    )
    campaign = models.ForeignKey(
        Campaign, null=True, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("service campaign")
    )
    order = models.OneToOneField(
        WorkOrder, null=True, on_delete=models.PROTECT, related_name="appointment", verbose_name=_("work order")
    )
    reminded_at = models.DateTimeField(_("reminded"), null=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("appointment")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="appointment_number"),
            models.UniqueConstraint(fields=["vehicle"], condition=Q(state__in=WAITING), name="appointment_one_a_car"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="appointment_hours"),
            models.CheckConstraint(condition=~Q(state="arrived") | Q(order__isnull=False), name="appointment_arrived"),
        ]
        indexes = [models.Index(fields=["store", "starts_at"], name="appointment_day")]

    def __str__(self) -> str:
        return self.number


class AppointmentLine(StoreOwned):
    """Work or a part that is planned. ``held`` of it are reserved on the shelf; ``staged`` when a keeper has set them aside."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="lines")
    op = models.ForeignKey(LabourOp, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("labour"))
    part = models.ForeignKey(
        "catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("part")
    )
    quantity = QuantityField(_("quantity"), default=Decimal(1))
    held = QuantityField(_("reserved"), default=Decimal(0))
    staged = models.BooleanField(_("set aside"), default=False)

    class Meta:
        verbose_name = _("line of an appointment")
        constraints = [
            models.CheckConstraint(
                condition=Q(op__isnull=False, part=None) | Q(op=None, part__isnull=False), name="appointmentline_one"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, held__gte=0) & Q(held__lte=F("quantity")), name="appointmentline_held"
            ),
        ]


class BookedSlot(StoreOwned):
    """How many cars are expected in a slot, and how many can be received then."""

    starts_at = models.DateTimeField(_("slot"))
    capacity = models.PositiveIntegerField(_("cars that can be received"))
    taken = models.PositiveIntegerField(_("cars expected"), default=0)

    class Meta:
        verbose_name = _("slot")
        constraints = [
            models.UniqueConstraint(fields=["store", "starts_at"], name="bookedslot_once"),
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="bookedslot_full"),
        ]


class BookedDay(StoreOwned):
    """How many book hours of a day are promised, and how many the technicians can sell without the share kept for walk-ins."""

    day = models.DateField(_("day"))
    capacity = QuantityField(_("hours that can be promised"))
    booked = QuantityField(_("hours promised"), default=Decimal(0))

    class Meta:
        verbose_name = _("day of appointments")
        constraints = [
            models.UniqueConstraint(fields=["store", "day"], name="bookedday_once"),
            models.CheckConstraint(condition=Q(booked__gte=0) & Q(booked__lte=F("capacity")), name="bookedday_full"),
        ]
