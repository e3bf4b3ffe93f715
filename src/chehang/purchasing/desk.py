"""What waits in purchasing."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import Order

MOST = 8


@waits
def orders_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Orders to send, for the planner."""
    if actor.may("purchasing.send_order"):
        for o in rows(Order, actor).filter(state="reviewed").select_related("supplier").order_by("edited_at")[:MOST]:
            yield Waiting(_("Send order %(number)s to %(who)s") % _of(o), o.edited_at, _url(o), _("Send"))


def _of(order: Order) -> dict[str, str]:
    return {"number": str(order), "who": order.supplier.name}


def _url(order: Order) -> str:
    return f"/purchasing/orders/{order.pk}/"
