"""Let go of cars that were kept too long."""

from django.utils.translation import gettext_lazy as _

from chehang.carsales import stocking
from chehang.carsales.models import Car
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
    late = access.rows(Car, ctx).filter(state="locked", locked_until__lt=ctx.now)
    done = sum(stocking.let_go(ctx, car) for car in late.select_for_update(of=("self",)).order_by("id")[:200])
    return Done(count=done)
