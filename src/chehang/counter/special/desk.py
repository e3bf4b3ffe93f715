"""What waits because of special orders."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits
from chehang.counter.models import SpecialOrder

MOST = 6


@waits
def special_orders(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Customers to be called, parts to be ordered; urgent when the promise or the pickup day is over."""
    states = {"counter.note_notice": ("arrived", "notified"), "counter.link_special_order": ("to_order",)}
    mine = sorted({state for name, held in states.items() if actor.may(name) for state in held})
    if not mine:
        return
    today = clock.today()
    waiting = rows(SpecialOrder, actor).filter(state__in=mine).select_related("customer")
    for order in waiting.order_by("promised_on", "id")[:MOST]:
        text = {
            "to_order": _("Order %(part)s for %(who)s"),
            "arrived": _("Call %(who)s: %(part)s has arrived"),
            "notified": _("%(who)s has not collected %(part)s"),
        }[order.state]
        late = (order.pickup_by if order.state == "notified" else order.promised_on) or today
        if order.state == "notified" and late >= today:
            continue
        verb = _("Order") if order.state == "to_order" else _("Open it")
        yield Waiting(
            text % {"part": order.part_no, "who": order.customer.name},
            order.arrived_at or order.made_at,
            f"/counter/special_orders/{order.pk}/",
            verb,
            urgent=late < today,
        )
