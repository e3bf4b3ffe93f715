"""In the evening: who did not come is noted, and slot, hours and parts are free."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command

from ..booking import give_back, let_go
from ..models import Appointment
from ..states import APPOINTMENT, COMING


class CloseAppointments(Command):
    """All whose time has passed."""


@every("day 20:30", command=lambda period: CloseAppointments())
@operation(
    "workshop.close_appointments",
    title=_("Note who did not come"),
    posts=("service_advisor", "service_manager"),
    house=True,
)
def close_appointments(cmd: CloseAppointments, ctx: Context) -> Done:
    """Their adviser is told: call and book again."""
    rows = access.rows(Appointment, ctx).filter(starts_at__lt=ctx.now, state__in=COMING)
    done = 0
    for made in rows.select_for_update(of=("self",)).order_by("id")[:500]:
        APPOINTMENT.advance(ctx, made, "miss")
        give_back(ctx, made)
        let_go(ctx, made)
        ctx.tell(
            _("%(customer)s did not come with %(car)s: call and book again"),
            employee_id=made.adviser_id,
            link=f"/workshop/appointments/{made.pk}/",
            customer=made.customer.name,
            car=str(made.vehicle),
        )
        done += 1
    return Done(count=done)
