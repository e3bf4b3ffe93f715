"""Planning calls: from an event by the kinds of calls, and the daily round of reminders."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from chehang.core import timers
from chehang.core.context import STORE_TIME, Context
from chehang.core.models import Timer
from chehang.core.timed import Rung, Timed, declare
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from .calling import ends, opens
from .models import CallKind, FollowUp

CLOCK = "care.contact"
# 12 hours before the time is over the agents are told, then their manager, a day later the general manager.
LADDER = (Rung("before", 720, "whose"), Rung("after", 0, "late"), Rung("after", 1440, "general_manager"))
declare(
    Timed(
        CLOCK, _("Call the customer in the prescribed time"), whose="care_agent", late="customer_service_manager",
        ladder=LADDER,
    )
)  # fmt: skip


def window(ctx: Context, trigger: CallKind, at: datetime) -> tuple[datetime, datetime]:
    """From when to when a call is made for an event at a moment."""
    begins = at + timedelta(hours=trigger.begins_hours)
    due = ends(ctx, begins + timedelta(hours=trigger.window_hours))
    begins = opens(ctx, begins)
    return min(begins, due), due


def at_nine(day: date) -> datetime:
    """The moment from which a day's reminders are counted."""
    return datetime.combine(day, time(9), STORE_TIME)


def follow(
    ctx: Context,
    event: str,
    *,
    customer: Customer,
    vehicle: Vehicle | None = None,
    at: datetime | None = None,
    document: str = "",
    object_id: int = 0,
    about: str = "",
    triggers: Iterable[CallKind] | None = None,
) -> list[FollowUp]:
    """Plan the calls that follow an event; those that are planned already stay. The walk-in customer is nobody to call."""
    if customer.kind == "walk_in":
        return []
    at = at or ctx.now
    if triggers is None:
        triggers = CallKind.objects.filter(event=event, active=True).order_by("id")
    if vehicle is not None and not document:
        document, object_id = "vehicles.vehicle", vehicle.pk
    made = []
    for trigger in triggers:
        begins, due = window(ctx, trigger, at)
        call, new = FollowUp.objects.get_or_create(
            trigger=trigger,
            customer=customer,
            document=document,
            object_id=object_id,
            anchor=at.astimezone(STORE_TIME).date(),
            defaults={
                "store_id": ctx.store_id,
                "vehicle": vehicle,
                "about": about[:100],
                "begins_at": begins,
                "due_at": due,
                "prescribed": trigger.prescribed,
            },
        )
        if new:
            made.append(call)
            ctx.changed(call, None, {"call": trigger.code, "from": str(begins), "due": str(due)})
            if trigger.prescribed:
                timers.start(ctx, call, CLOCK, due_at=due, post=trigger.post, link=f"/care/calls/{call.pk}/")
    return made


def met(ctx: Context, call: FollowUp, reason: str = "") -> None:
    """The customer was contacted, or is not to be: the clock of a prescribed call ends."""
    if Timer.objects.filter(subject=FollowUp._meta.label, subject_id=call.pk, kind=CLOCK, ended_at=None).exists():
        timers.meet(ctx, call, CLOCK, reason)
