"""What customer care offers to the departments above and beside it, inside their transaction."""

from chehang.core.context import Context
from chehang.core.outbox import open_ways, queue
from chehang.parties.models import Customer

from .consent import last_word, standing
from .kinds import Channel, Purpose
from .models import Outbox
from .outgoing import KIND
from .planning import follow

__all__ = ["follow", "last_word", "notify", "standing"]


def notify(
    ctx: Context,
    customer: Customer,
    text: str,
    *,
    purpose: str = Purpose.SERVICE,
    channel: str = Channel.SMS,
    document: str = "",
    object_id: int = 0,
) -> Outbox:
    """Send a message to a customer: consent is asked for now, and once more when it leaves. Refused("consent.…").

    It leaves the house where the store has an SMS gateway; without one it waits in the list of messages.
    """
    word = standing(ctx, customer, purpose)
    made = Outbox.objects.create(
        store_id=ctx.store_id,
        customer=customer,
        purpose=purpose,
        channel=channel,
        text=text[:1000],
        document=document,
        object_id=object_id,
        consent=word,
        at=ctx.now,
    )
    if customer.mobile and channel == Channel.SMS and open_ways(ctx, "sms"):
        queue(ctx, KIND.format(purpose), to=customer.mobile, about=made, partner=customer, text=made.text[:500])
    ctx.changed(made, None, {"purpose": purpose, "channel": channel, "consent": word.pk if word else 0})
    return made
