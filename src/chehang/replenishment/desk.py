"""What waits for the planner."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from . import known
from .ordering import below


@waits
def parts_below(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Parts at or below their lowest stock that nobody has ordered yet (缺料预警)."""
    if actor.may("replenishment.order_plan"):
        short = below(actor, known.known(actor, clock.today()))
        if short:
            title = _("%(count)s parts at or below their lowest stock") % {"count": len(short)}
            yield Waiting(
                title, None, "/replenishment/ordering/", _("Order by the plan"), any(x[3] < 0 for x in short.values())
            )
