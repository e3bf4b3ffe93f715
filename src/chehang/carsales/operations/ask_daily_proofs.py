"""Every morning each outlet is asked to show the cars at its place (日报实数)."""

import secrets
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Car, Challenge, Outlet
from chehang.core import access
from chehang.core.context import STORE_TIME, Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command

from .challenge_outlet import miss


class AskDailyProofs(Command):
    """All outlets of the store."""


@every("day 08:30", command=lambda period: AskDailyProofs())
@operation(
    "carsales.ask_daily_proofs", title=_("Ask for the daily proof"), posts=("sales_manager", "car_clerk"), house=True
)
def ask_daily_proofs(cmd: AskDailyProofs, ctx: Context) -> Done:
    """One code for each outlet and day, a photo of each car by the evening; who was asked today is not asked again.

    What was not shown yesterday is missed, and the sales manager learns how many cars that are.
    """
    minutes = int(parameter(ctx, "carsales.daily_minutes", ctx.today))
    since = ctx.now.astimezone(STORE_TIME).replace(hour=0, minute=0, second=0, microsecond=0)
    asked = 0
    for outlet in access.rows(Outlet, ctx).select_for_update(of=("self",)).order_by("id"):
        _miss(ctx, outlet)
        today = Challenge.objects.filter(outlet=outlet, daily=True, asked_at__gte=since).values("car_id")
        cars = list(
            access.rows(Car, ctx)
            .filter(outlet=outlet, left_on=None, outlet_report=None)
            .exclude(pk__in=today)
            .order_by("id")
        )
        code = f"{secrets.randbelow(10**6):06d}"
        for car in cars:
            made = Challenge.objects.create(
                store_id=ctx.store_id, outlet=outlet, car=car, daily=True, code=code, asked_at=ctx.now,
                due_at=ctx.now + timedelta(minutes=minutes), made_by_id=ctx.actor.employee_id, made_by_name=ctx.actor.name[:100],
            )  # fmt: skip
            ctx.changed(made, None, {"outlet": outlet.code, "car": car.vin, "daily": True})
        if cars and outlet.keeper_id:
            ctx.tell(
                _("Show the %(count)s cars at your place with today's code %(code)s by %(time)s"),
                employee_id=outlet.keeper_id,
                link="/carsales/my_outlet/",
                count=len(cars),
                code=code,
                time=f"{(ctx.now + timedelta(minutes=minutes)).astimezone(STORE_TIME):%H:%M}",
            )
        asked += len(cars)
    return Done(asked=asked)


def _miss(ctx: Context, outlet: Outlet) -> None:
    gone = outlet.challenges.filter(state="asked", daily=True, due_at__lt=ctx.now).count()
    miss(ctx, outlet)
    if gone:
        ctx.tell(
            _("%(outlet)s did not show %(count)s cars yesterday"),
            post="sales_manager",
            link=f"/carsales/outlets/{outlet.pk}/",
            outlet=outlet.name,
            count=gone,
        )
