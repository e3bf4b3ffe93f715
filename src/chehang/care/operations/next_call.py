"""Take the next call of the queue."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command

from ..calling import HELD, by_day, queue
from ..models import FollowUp

CALLERS = ("care_agent", "customer_service_manager", "sales_consultant")


class NextCall(Command):
    """Nothing to say: the queue knows."""


@operation("care.next_call", title=_("Next call"), posts=CALLERS)
def next_call(cmd: NextCall, ctx: Context) -> Done:
    """The call that comes first is held for the agent for a quarter of an hour; who holds one gets the same again.

    Promised calls come first, then those with a prescribed time, then by rank and due day. Refused when none is due;
    from evening to morning only what was promised for then is.
    """
    free = Q(held_until=None) | Q(held_until__lte=ctx.now)
    mine = rows(FollowUp, ctx).filter(state="open", agent_id=ctx.actor.employee_id, held_until__gt=ctx.now)
    held = mine.select_for_update(of=("self",)).order_by("id").first()
    if held is None:
        waiting = queue(ctx, ctx.now).filter(free)
        # At night only who wished to be called then is.
        waiting = waiting if by_day(ctx, ctx.now) else waiting.filter(promised_at__isnull=False)
        for pk in waiting.values_list("pk", flat=True)[:5]:
            found = rows(FollowUp, ctx).select_for_update(of=("self",)).filter(free, pk=pk, state="open")
            if (held := found.first()) is not None:
                break
    if held is None:
        raise Refused("call.none", _("No call is due now."))
    held.agent_id, held.held_until = ctx.actor.employee_id, ctx.now + HELD
    held.save(update_fields=["agent", "held_until"])
    ctx.changed(held, None, {"held_until": str(held.held_until)})
    return Done(id=held.pk, number=str(held.trigger))
