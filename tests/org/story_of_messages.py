"""Two ways out, words changed twice, people to be reached, messages in their states."""

from chehang.core.models import Channel, Outgoing
from chehang.org.operations.set_channel import SetChannel, set_channel
from chehang.org.operations.set_reach import SetReach, set_reach
from chehang.org.operations.set_wording import SetWording, set_wording
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """Set, word, be reached; one message waits, one was sent with consent."""
    depot = shop.depot
    for kind in ("wecom", "feishu"):
        data = {"code": kind, "title": kind, "kind": kind, "address": "https://robot.example.com/send?key=1"}
        depot.run(set_channel, SetChannel.model_validate(data), "administrator")
    channel = Channel.objects.get(store_id=shop.store.pk, code="wecom")
    for text in ("请看:{text}", "请注意:{text}"):
        depot.run(set_wording, SetWording(kind="core.notice", text=text), "administrator")
    for post in ("keeper", "parts_manager"):
        depot.run(set_reach, SetReach(channel=channel.pk), post)
    common = {"store_id": shop.store.pk, "kind": "core.notice", "channel": channel, "text": "x", "created_at": depot.clock.now()}  # fmt: skip
    Outgoing.objects.create(**common, key="a", next_at=depot.clock.now())
    Outgoing.objects.create(**common, key="b", state="sent", sent_at=depot.clock.now(), purpose="marketing", proof="1")
