"""The customer of a special order is told by message that the part is there, and reminded while it waits; who sold it hears of it, too."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.models import Outgoing
from chehang.core.outbox import Message, declare, open_ways, queue
from chehang.counter.models import SpecialOrder

WRITTEN = ("sms", "wechat", "letter")

declare(
    Message(
        "counter.special_arrived",
        _("Special order has arrived"),
        {"part": _("part"), "store": _("store"), "day": _("last day of collection")},
        _("Your part {part} has arrived at {store}. Please collect it by {day}."),
        _("Your part has arrived"),
        outside=True,
    ),
    Message(
        "counter.special_waits",
        _("Special order waits to be collected"),
        {"part": _("part"), "store": _("store"), "day": _("last day of collection")},
        _("Your part {part} is still waiting for you at {store}. Please collect it by {day}, or call us."),
        _("Your part is waiting"),
        outside=True,
    ),
)


def send(ctx: Context, order: SpecialOrder, kind: str) -> bool:
    """A message to the customer's mobile, in the log of the order; False where the store has no way out for it."""
    if not open_ways(ctx, "sms").exists():
        return False
    queue(
        ctx, kind, to=order.mobile, about=order, partner=order.customer, key=f"{kind}:{order.pk}:{order.reminded}",
        part=f"{order.part_no} {order.part_name}", store=order.store.short_name, day=str(order.pickup_by),
    )  # fmt: skip
    return True


def attempts(order: SpecialOrder) -> tuple[int, int, bool]:
    """(attempts to reach the customer, those in writing, whether one of them succeeded): what was noted and what the outbox sent."""
    noted = list(order.notices.values_list("channel", "reached"))
    sent = Outgoing.objects.filter(
        store_id=order.store_id, subject=order._meta.label, subject_id=order.pk, state="sent"
    ).count()
    written = sent + sum(channel in WRITTEN for channel, _reached in noted)
    return len(noted) + sent, written, any(reached for _channel, reached in noted)
