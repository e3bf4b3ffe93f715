"""Appointments: when a car may come, how much of a slot and of a day is left, and the parts that wait for it (§4.1)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import calendar_of
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.org.services import holders
from chehang.stock import services as stock
from chehang.stock.queries import on_hand

from .models import Appointment, AppointmentLine, BookedDay, BookedSlot, LabourOp
from .models.booking import WAITING

DOCUMENT = "workshop.appointment"


def day_of(moment: datetime) -> date:
    """The day of the store in which a moment lies."""
    return moment.astimezone(STORE_TIME).date()


def require_open(ctx: Context, moment: datetime) -> None:
    """Refused for a moment that lies too near or too far, off the slots, or when the store is closed."""

    def figure(name: str) -> int:
        return int(parameter(ctx, f"workshop.{name}", ctx.today))

    if moment < ctx.now + timedelta(minutes=figure("book_notice")):
        raise Refused(
            "appointment.too_soon",
            _("An appointment is made at least %(minutes)s minutes before. Take a later slot."),
            field="time",
            minutes=figure("book_notice"),
        )
    day = day_of(moment)
    if day > ctx.today + timedelta(days=figure("book_ahead")):
        raise Refused(
            "appointment.too_far",
            _("Appointments are made up to %(days)s days ahead."),
            field="day",
            days=figure("book_ahead"),
        )
    if not any(begin <= moment < end for begin, end in calendar_of(ctx).spans(day)):
        raise Refused(
            "appointment.closed",
            _("The store is closed on %(day)s at that time. Choose another one."),
            field="day",
            day=day,
        )
    local = moment.astimezone(STORE_TIME)
    if (local.hour * 60 + local.minute) % figure("slot_minutes"):
        raise Refused(
            "appointment.slot",
            _("Slots begin every %(minutes)s minutes."),
            field="time",
            minutes=figure("slot_minutes"),
        )


def capacity(ctx: Context, day: date) -> Decimal:
    """The book hours that may be promised on a day: technicians × hours × efficiency, less the share kept for walk-ins."""
    people = len(holders(ctx.store_id, "technician", day))
    hours, good, kept = (
        parameter(ctx, f"workshop.{n}", ctx.today) for n in ("day_hours", "work_efficiency", "walk_in_share")
    )
    return round_half_up(people * hours * good * (1 - kept), 3)


def take(ctx: Context, moment: datetime, hours: Decimal) -> None:
    """A car more in the slot, its hours more on the day. The rows are held, and the database refuses one too many."""
    day, cars = day_of(moment), int(parameter(ctx, "workshop.slot_cars", ctx.today))
    BookedDay.objects.bulk_create(
        [BookedDay(store_id=ctx.store_id, day=day, capacity=capacity(ctx, day))], ignore_conflicts=True
    )
    BookedSlot.objects.bulk_create(
        [BookedSlot(store_id=ctx.store_id, starts_at=moment, capacity=cars)], ignore_conflicts=True
    )
    full = BookedDay.objects.select_for_update().get(store_id=ctx.store_id, day=day)
    slot = BookedSlot.objects.select_for_update().get(store_id=ctx.store_id, starts_at=moment)
    full.capacity, slot.capacity = max(capacity(ctx, day), full.booked), max(cars, slot.taken)
    if slot.taken + 1 > slot.capacity:
        raise Refused(
            "appointment.slot_full",
            _("%(cars)s cars come at that time already. Take another slot."),
            field="time",
            cars=slot.taken,
        )
    if full.booked + hours > full.capacity:
        raise Refused(
            "appointment.day_full",
            _("%(free)s of %(all)s hours are left on %(day)s, this work takes %(hours)s. Take another day."),
            field="day",
            free=f"{(full.capacity - full.booked).normalize():f}",
            all=f"{full.capacity.normalize():f}",
            day=day,
            hours=f"{hours.normalize():f}",
        )
    slot.taken += 1
    full.booked += hours
    slot.save()
    full.save()


def give_back(ctx: Context, made: Appointment) -> None:
    """The car does not come then: slot and hours are free again."""
    BookedSlot.objects.filter(store_id=ctx.store_id, starts_at=made.starts_at, taken__gt=0).update(taken=F("taken") - 1)
    full = BookedDay.objects.select_for_update().filter(store_id=ctx.store_id, day=day_of(made.starts_at)).first()
    if full is not None:
        full.booked = max(Decimal(0), full.booked - made.hours)
        full.save(update_fields=["booked"])


def hours_of(ops: Sequence[LabourOp], given: Decimal | None) -> Decimal:
    """The book hours of an appointment: those given, or those of its operations, one hour without any."""
    return given or sum((op.hours for op in ops), Decimal(0)) or Decimal(1)


def require_free_car(ctx: Context, vehicle_id: int) -> None:
    """Refused when the car is expected already."""
    there = Appointment.objects.filter(
        store_id=ctx.store_id, vehicle_id=vehicle_id, state__in=("booked", "confirmed", "reminded")
    ).first()
    if there is not None:
        raise Refused(
            "appointment.twice",
            _("This car is expected already: %(number)s on %(day)s."),
            field="vehicle",
            number=there.number,
            day=day_of(there.starts_at),
        )


def ask_overlap(ctx: Context, made: Appointment) -> None:
    """Ask where another car is expected in the same bay, or by the same technician, while this one is worked on. The day's row is
    held by ``take``, so two who book at once see each other."""
    ends = made.starts_at + timedelta(hours=float(made.hours))
    others = Appointment.objects.filter(
        store_id=ctx.store_id, state__in=WAITING, starts_at__lt=ends, starts_at__gt=made.starts_at - timedelta(days=1)
    )
    for other in others.exclude(pk=made.pk).order_by("starts_at"):
        if other.starts_at + timedelta(hours=float(other.hours)) <= made.starts_at:
            continue
        facts = {"number": other.number, "at": f"{other.starts_at.astimezone(STORE_TIME):%H:%M}"}
        if made.bay_id and other.bay_id == made.bay_id:
            ctx.doubt(
                "appointment.bay_taken",
                _("%(number)s is expected in bay %(bay)s at %(at)s. Book both cars into it?"),
                field="bay",
                bay=str(made.bay),
                **facts,
            )
        if made.technician_id and other.technician_id == made.technician_id:
            ctx.doubt(
                "appointment.technician_taken",
                _("%(number)s at %(at)s is given to %(technician)s already. Give him both cars?"),
                field="technician",
                technician=str(made.technician),
                **facts,
            )


def short_parts(ctx: Context, made: Appointment) -> list[AppointmentLine]:
    """The part lines of which too few lie free."""
    lines = [x for x in made.lines.filter(part__isnull=False).select_related("part").order_by("id") if x.part_id]
    held = on_hand(ctx, [int(x.part_id or 0) for x in lines])
    return [x for x in lines if held[int(x.part_id or 0)].available < x.quantity - x.held]


def hold(ctx: Context, made: Appointment) -> list[AppointmentLine]:
    """Reserve what lies there for the car; gives the lines that are short."""
    short = {x.pk for x in short_parts(ctx, made)}
    lines = list(made.lines.filter(part__isnull=False, held=0).select_related("part").order_by("id"))
    wants = [stock.Want(int(x.part_id or 0), x.quantity, line_id=x.pk) for x in lines if x.pk not in short]
    if wants:
        stock.reserve(ctx, Source(DOCUMENT, made.pk), wants)
        made.lines.filter(pk__in=[w.line_id for w in wants]).update(held=F("quantity"))
    return [x for x in lines if x.pk in short]


def let_go(ctx: Context, made: Appointment) -> None:
    """What was reserved for the car is free again; what was set aside goes back to its shelf."""
    stock.unreserve(ctx, Source(DOCUMENT, made.pk))
    made.lines.update(held=Decimal(0), staged=False)


def tomorrow(ctx: Context) -> tuple[datetime, datetime]:
    """From midnight to midnight of the next day, in UTC."""
    first = datetime.combine(ctx.today + timedelta(days=1), datetime.min.time(), STORE_TIME).astimezone(UTC)
    return first, first + timedelta(days=1)


__all__ = [
    "DOCUMENT", "ask_overlap", "capacity", "day_of", "give_back", "hold", "hours_of", "let_go", "require_free_car", "require_open",
    "short_parts", "take", "tomorrow",
]  # fmt: skip
