"""Choose the day on which the store's books open."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command
from chehang.ledger.services import require_open

from ..models import Opening
from ..opening import opening_of


class BeginOpening(Command):
    """The day whose morning the old books' balances describe: opening goods and vouchers bear it."""

    day: PaperDate


@operation("movein.begin_opening", title=_("Choose the opening day"), posts=("finance_manager", "general_manager"))
def begin_opening(cmd: BeginOpening, ctx: Context) -> Done:
    """Begin the opening, once. Refused for a day in the future or in a month that is not open."""
    if opening_of(ctx) is not None:
        raise Conflict("opening.begun", _("The opening day is chosen already."))
    if cmd.day > ctx.today:
        raise Refused("opening.future", _("The opening day cannot lie in the future."), field="day")
    require_open(ctx, cmd.day)
    opening = Opening.objects.create(
        store_id=ctx.store_id, day=cmd.day, begun_by_id=ctx.actor.employee_id, begun_at=ctx.now
    )
    ctx.changed(opening, None, {"day": str(cmd.day)})
    return Done(id=opening.pk, number=str(cmd.day))
