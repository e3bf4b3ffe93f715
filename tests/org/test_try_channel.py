"""The administrator tries a way out."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Outgoing
from chehang.core.outbox import sending
from chehang.org.operations.stop_channel import StopChannel, stop_channel
from chehang.org.operations.try_channel import TryChannel, try_channel
from tests.messaging import way


def test_a_test_message_names_the_store(actor_of, clock, robot) -> None:
    admin = actor_of("administrator")
    channel = way(admin, clock, "feishu", robot.url)
    try_channel(TryChannel(channel=channel.pk), actor=admin, clock=clock)
    sending.send_due(clock)
    assert "这是泓川江东店的测试消息。" in robot.calls[0]["json"]["content"]["text"]


def test_refused(actor_of, clock, robot) -> None:
    admin = actor_of("administrator")
    channel = way(admin, clock, "sms", robot.url)
    with pytest.raises(Refused, match=r"message\.to"):
        try_channel(TryChannel(channel=channel.pk), actor=admin, clock=clock)
    stop_channel(StopChannel(channel=channel.pk, reason="欠费"), actor=admin, clock=clock)
    with pytest.raises(Refused, match=r"channel\.stopped"):
        try_channel(TryChannel(channel=channel.pk, to="13712345678"), actor=admin, clock=clock)
    with pytest.raises(NotAllowed):
        try_channel(TryChannel(channel=channel.pk), actor=actor_of("keeper"), clock=clock)
    assert not Outgoing.objects.exists()
