"""The afternoon before: parts are held for tomorrow's cars, keepers set them aside, customers are reminded."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import STORE_TIME, Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.outbox import open_ways, queue
from chehang.core.types import Command

from ..booking import hold, tomorrow
from ..models import Appointment
from ..states import APPOINTMENT, COMING


class PrepareAppointments(Command):
    """All of tomorrow."""

    most: Annotated[int, Field(ge=1, le=500, title="At most")] = 200


@every("day 16:00", command=lambda period: PrepareAppointments())
@operation(
    "workshop.prepare_appointments",
    title=_("Prepare tomorrow's appointments"),
    posts=("service_advisor", "service_manager"),
    house=True,
)
def prepare_appointments(cmd: PrepareAppointments, ctx: Context) -> Done:
    """Each customer is reminded by message, or his adviser is asked to call; what is short is told to adviser and planner."""
    first, last = tomorrow(ctx)
    rows = access.rows(Appointment, ctx).filter(starts_at__gte=first, starts_at__lt=last, state__in=COMING)
    reminded = to_pick = 0
    by_message = open_ways(ctx, "sms").exists()
    for made in rows.select_for_update(of=("self",)).order_by("starts_at", "id")[: cmd.most]:
        short = hold(ctx, made)
        to_pick += made.lines.filter(held__gt=0, staged=False).count()
        for line in short:
            _tell_short(ctx, made, str(line.part))
        if made.state == "reminded":
            continue
        at = f"{made.starts_at.astimezone(STORE_TIME):%m-%d %H:%M}"
        if by_message:
            queue(
                ctx, "workshop.appointment_reminder", to=made.mobile, about=made, partner=made.customer,
                plate=str(made.vehicle), at=at,
            )  # fmt: skip
        else:
            ctx.tell(
                _("Remind %(customer)s: %(car)s comes on %(at)s"),
                employee_id=made.adviser_id,
                link=f"/workshop/appointments/{made.pk}/",
                customer=made.customer.name,
                car=str(made.vehicle),
                at=at,
            )
        APPOINTMENT.advance(ctx, made, "remind", reminded_at=ctx.now)
        reminded += 1
    if to_pick:
        ctx.tell(
            _("%(count)s lines to set aside for tomorrow's cars"),
            post="keeper",
            link="/workshop/staging/",
            count=to_pick,
        )
    return Done(count=reminded, to_pick=to_pick)


def _tell_short(ctx: Context, made: Appointment, part: str) -> None:
    for who in ({"employee_id": made.adviser_id}, {"post": "parts_planner"}):
        ctx.tell(
            _("Tomorrow's %(number)s lacks %(part)s"),
            link=f"/workshop/appointments/{made.pk}/",
            number=made.number,
            part=part,
            **who,
        )
