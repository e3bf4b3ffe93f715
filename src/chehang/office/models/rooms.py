"""Meeting rooms and who uses them when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class Room(StoreOwned):
    """A room that people book."""

    name = models.CharField(_("room"), max_length=40)
    seats = models.PositiveSmallIntegerField(_("seats"))
    equipment = models.CharField(_("equipment"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("room")
        constraints = [
            models.UniqueConstraint(fields=["store", "name"], name="office_room_name"),
            models.CheckConstraint(condition=Q(seats__gt=0), name="office_room_seats"),
        ]

    def __str__(self) -> str:
        return self.name


class Booking(StoreOwned):
    """A room for a time, from and until full quarters of an hour."""

    number = models.CharField(_("number"), max_length=40)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="bookings", verbose_name=_("room"))
    starts = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"))
    purpose = models.CharField(_("what for"), max_length=100)
    people = models.PositiveSmallIntegerField(_("people"))
    booked_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("booked by")
    )
    state = models.CharField(_("state"), max_length=10, default="booked")

    class Meta:
        verbose_name = _("booking of a room")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_booking_number"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="office_booking_times"),
            models.CheckConstraint(condition=Q(people__gt=0), name="office_booking_people"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.room.name}"


class BookedQuarter(StoreOwned):
    """A quarter of an hour of a room; it can be taken once, whoever comes at the same moment."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="quarters", verbose_name=_("booking"))
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+", verbose_name=_("room"))
    at = models.DateTimeField(_("from"))

    class Meta:
        verbose_name = _("booked quarter of an hour")
        constraints = [models.UniqueConstraint(fields=["room", "at"], name="office_quarter_once")]
