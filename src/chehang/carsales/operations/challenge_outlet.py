"""Ask an outlet to show cars drawn by chance."""

import secrets
from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import chances, outlets
from chehang.carsales.models import Car, Challenge, Outlet
from chehang.carsales.states import CHALLENGE
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, Ref


class ChallengeOutlet(Command):
    """The outlet; which cars, and how many, is drawn."""

    outlet: Annotated[Id, Ref("carsales.Outlet")]


@operation(
    "carsales.challenge_outlet", title=_("Challenge the outlet"), posts=("sales_manager", "car_clerk"), house=True
)
def challenge_outlet(cmd: ChallengeOutlet, ctx: Context) -> Done:
    """Draw a fifth of its cars, more where cars were missed in the last thirty days, each with its own code.

    Refused for an outlet without cars and while it still has to answer for all of them.
    """
    outlet = access.get(Outlet, cmd.outlet, ctx, lock=True)
    miss(ctx, outlet)
    asked = Challenge.objects.filter(outlet=outlet, state="asked", daily=False).values("car_id")
    cars = list(access.rows(Car, ctx).filter(outlet=outlet, outlet_report=None).exclude(pk__in=asked).order_by("id"))
    if not cars:
        raise Refused("outlet.no_cars", _("There is no car at this outlet to ask for."))
    lately = outlets.missed_lately(outlet, ctx.now)
    drawn = secrets.SystemRandom().sample(cars, min(len(cars), chances.how_many(len(cars), lately)))
    minutes = int(parameter(ctx, "carsales.challenge_minutes", ctx.today))
    for car in drawn:
        made = Challenge.objects.create(
            store_id=ctx.store_id, outlet=outlet, car=car, code=f"{secrets.randbelow(10**6):06d}", asked_at=ctx.now,
            due_at=ctx.now + timedelta(minutes=minutes), made_by_id=ctx.actor.employee_id, made_by_name=ctx.actor.name[:100],
        )  # fmt: skip
        ctx.changed(made, None, {"outlet": outlet.code, "car": car.vin})
        if outlet.keeper_id:
            ctx.tell(
                _("Show %(vin)s with code %(code)s within %(minutes)s minutes"),
                employee_id=outlet.keeper_id,
                link=f"/do/carsales/prove_car/?challenge={made.pk}",
                vin=car.vin[-6:],
                code=made.code,
                minutes=minutes,
            )
    return Done(id=outlet.pk, number=outlet.code, asked=len(drawn))


def miss(ctx: Context, outlet: Outlet) -> int:
    """What was not shown in time was missed; how many. Who does not show a car three times is told of: it counts as missing."""
    late = outlet.challenges.filter(state="asked", due_at__lt=ctx.now).select_for_update(of=("self",))
    gone = list(late.select_related("car").order_by("id"))
    for one in gone:
        CHALLENGE.advance(ctx, one, "miss")
    drawn = {one.car_id: one.car for one in gone if not one.daily}
    refused = outlets.missing(ctx, [outlet]).get(outlet.pk, {}) if drawn else {}
    for car in (drawn[pk] for pk in sorted(drawn) if refused.get(pk) == outlets.REFUSALS):
        for post in ("sales_manager", "general_manager"):
            ctx.tell(
                _("%(outlet)s did not show …%(vin)s three times: it counts as missing. Go there and count."),
                post=post,
                link=f"/carsales/outlets/{outlet.pk}/",
                outlet=outlet.name,
                vin=car.vin[-6:],
            )
    return len(gone)
