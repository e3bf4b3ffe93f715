"""The monthly round that keeps files complete."""

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.parties.models import Customer

from ..files import scores
from ..models import CallKind
from ..planning import follow

MOST, COMPLETE = 50, 80


class PlanUpdateRound(Command):
    """Nothing to say: the files know what they lack."""


@every("month 1 09:00", command=lambda period: PlanUpdateRound())
@operation(
    "care.plan_update_round",
    title=_("Plan the round of incomplete files"),
    posts=("customer_service_manager",),
    house=True,
)
def plan_update_round(cmd: PlanUpdateRound, ctx: Context) -> Done:
    """Plan a call to the owners of the least complete files that can be reached by phone."""
    kind = list(CallKind.objects.filter(code="file_update", active=True))
    poor = [s for s in scores(ctx) if s.percent < COMPLETE and "mobile" not in s.missing][:MOST]
    customers = rows(Customer, ctx).in_bulk([s.customer_id for s in poor])
    made = sum(
        len(follow(ctx, "by_hand", customer=customers[s.customer_id], about="、".join(s.lacks), triggers=kind))
        for s in poor
    )
    return Done(calls=made)
