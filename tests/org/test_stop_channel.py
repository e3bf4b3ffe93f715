"""A stopped way out sends nothing; set again, it goes on."""

import pytest

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.outbox import sending
from chehang.org.operations.stop_channel import StopChannel, stop_channel
from tests.messaging import state_of, way, written


def test_its_messages_wait_until_it_is_set_again(actor_of, clock, robot) -> None:
    admin = actor_of("administrator")
    channel = way(admin, clock, "wecom", robot.url)
    message = written(admin, clock, channel, to="")
    stop_channel(StopChannel(channel=channel.pk, reason="换群"), actor=admin, clock=clock)
    assert sending.send_due(clock) == 0 and state_of(message) == "waiting"
    with pytest.raises(Refused, match=r"channel\.stopped"):
        stop_channel(StopChannel(channel=channel.pk, reason="换群"), actor=admin, clock=clock)
    way(admin, clock, "wecom", "")
    assert sending.send_due(clock) == 1 and state_of(message) == "sent"


def test_who_may(actor_of, other_store, clock, robot) -> None:
    channel = way(actor_of("administrator"), clock, "wecom", robot.url)
    cmd = StopChannel(channel=channel.pk, reason="换群")
    with pytest.raises(NotFound):
        stop_channel(cmd, actor=actor_of("administrator", at=other_store), clock=clock)
    with pytest.raises(NotAllowed):
        stop_channel(cmd, actor=actor_of("keeper"), clock=clock)
