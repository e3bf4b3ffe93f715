"""Every working morning it is drawn which outlets have to show cars today, and when."""

from django.utils.translation import gettext_lazy as _

from chehang.carsales import outlets
from chehang.carsales.models import Outlet
from chehang.core import access, jobs
from chehang.core.context import Context
from chehang.core.house import every, house_actor
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command

from .challenge_outlet import ChallengeOutlet, challenge_outlet


class PlanChallenges(Command):
    """All outlets of the store."""


@every("workday 08:40", command=lambda period: PlanChallenges())
@operation("carsales.plan_challenges", title=_("Draw who has to show cars"), posts=("sales_manager",), house=True)
def plan_challenges(cmd: PlanChallenges, ctx: Context) -> Done:
    """Each outlet with cars is challenged at a minute nobody knows, about once in some days; where cars were missed lately, more often.

    Only the count is told: which outlet, and when, the house keeps to itself.
    """
    days = int(parameter(ctx, "carsales.challenge_days", ctx.today))
    drawn = 0
    for outlet in access.rows(Outlet, ctx).filter(closed_on=None, cars__isnull=False).distinct().order_by("id"):
        if not outlets.drawn_today(days, outlets.missed_lately(outlet, ctx.now)):
            continue
        at = max(outlets.some_time(ctx.today), ctx.now)
        jobs.later(
            challenge_outlet, ChallengeOutlet(outlet=outlet.pk), actor=house_actor(ctx.store_id, ctx.actor.store_code),
            clock=ctx.clock, key=f"draw-{outlet.pk}-{ctx.today}", not_before=at,
        )  # fmt: skip
        drawn += 1
    return Done(drawn=drawn)
