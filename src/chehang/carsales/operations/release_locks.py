"""Let go of cars that were kept too long."""

from django.utils.translation import gettext_lazy as _

from chehang.carsales import stocking
from chehang.carsales.models import Deal
from chehang.core import access
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command


class ReleaseLocks(Command):
    """All of the store."""


@every("day 08:00", command=lambda period: ReleaseLocks())
@operation("carsales.release_locks", title=_("Let go of cars kept too long"), posts=("sales_manager",), house=True)
def release_locks(cmd: ReleaseLocks, ctx: Context) -> Done:
    """Cars kept for orders that nobody released in time are free for others again; their consultants are told."""
    kept = access.rows(Deal, ctx).filter(car__state="locked", car__locked_until__lt=ctx.now)
    done = 0
    for deal in kept.exclude(state="cancelled").select_for_update(of=("self",)).order_by("id")[:200]:
        stocking.free(ctx, deal)
        ctx.tell(
            _("The car kept for %(number)s is free for others again"),
            employee_id=deal.consultant_id,
            link=f"/carsales/deals/{deal.pk}/",
            number=str(deal),
        )
        done += 1
    return Done(count=done)
