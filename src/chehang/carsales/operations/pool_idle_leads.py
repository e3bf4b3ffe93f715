"""Put leads that nobody follows into the pool."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.carsales import following
from chehang.carsales.models import Lead
from chehang.carsales.states import ALIVE, LEAD
from chehang.core import access
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command


class PoolIdleLeads(Command):
    """All of the store."""


@every("day 07:30", command=lambda period: PoolIdleLeads())
@operation("carsales.pool_idle_leads", title=_("Idle leads into the pool"), posts=("sales_manager",), house=True)
def pool_idle_leads(cmd: PoolIdleLeads, ctx: Context) -> Done:
    """Leads whose day to be spoken to passed longer ago than the store allows are free for every consultant."""
    days = int(parameter(ctx, "carsales.pool_after", ctx.today))
    before = ctx.today - timedelta(days=days)
    idle = Q(next_follow__lt=before) | Q(next_follow=None, state="assigned", registered_on__lt=before)
    rows = access.rows(Lead, ctx).filter(idle, state__in=ALIVE).select_for_update(of=("self",)).order_by("id")
    done = 0
    for lead in rows[:500]:
        following.stop(ctx, lead)
        LEAD.advance(ctx, lead, "drop", reason=str(_("Nobody spoke to the customer in time")))
        done += 1
    return Done(count=done)
