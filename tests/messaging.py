"""Short ways for tests of messages: a way out, a message on it, what became of it."""

from typing import Any

from django.db import transaction

from chehang.core.context import Context
from chehang.core.models import Channel, Outgoing
from chehang.core.outbox import Message, declare, kinds, queue
from chehang.org.operations.set_channel import SetChannel, set_channel

if "tests.offer" not in kinds():
    declare(
        Message("tests.due", "Due", {"plate": "Plate", "day": "Day"}, "{plate} 的保养到期日为 {day}。", "保养提醒"),
        Message("tests.offer", "Offer", {"plate": "Plate", "day": "Day"}, "{plate} 优惠至 {day}。", purpose="tests"),
    )
WORDS = {"plate": "浙A12345", "day": "11月30日"}


def way(admin: Any, clock: Any, kind: str, address: str, **also: Any) -> Channel:
    """A way out, set by the administrator."""
    data = {"code": f"way-{kind}", "title": kind, "kind": kind, "address": address, **also}
    done = set_channel(SetChannel.model_validate(data), actor=admin, clock=clock)
    return Channel.objects.get(pk=done.id)


def written(actor: Any, clock: Any, channel: Channel, *, kind: str = "tests.due", to: str = "13712345678", **also: Any) -> Outgoing:  # fmt: skip
    """A message that an act wrote down."""
    ctx = Context(actor, clock, "tests.remind")
    key = also.pop("key", f"k{Outgoing.objects.count()}")
    with transaction.atomic():
        return queue(ctx, kind, to=to, way=channel, key=key, **{**WORDS, **also})


def state_of(message: Outgoing) -> str:
    message.refresh_from_db()
    return message.state
