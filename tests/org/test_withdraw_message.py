"""A message is withdrawn before it goes out."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.outbox import sending
from chehang.org.operations.withdraw_message import WithdrawMessage, withdraw_message
from tests.messaging import state_of, way, written


def test_it_never_goes(actor_of, clock, robot) -> None:
    admin = actor_of("administrator")
    message = written(admin, clock, way(admin, clock, "wecom", robot.url), to="")
    cmd = WithdrawMessage(message=message.pk, reason="客户已来店")
    with pytest.raises(NotAllowed):
        withdraw_message(cmd, actor=actor_of("keeper"), clock=clock)
    withdraw_message(cmd, actor=admin, clock=clock)
    assert sending.send_due(clock) == 0 and state_of(message) == "withdrawn" and not robot.calls
    with pytest.raises(Refused, match=r"message\.not_open"):
        withdraw_message(cmd, actor=admin, clock=clock)


def test_on_its_way_it_cannot_be_stopped(actor_of, clock, robot) -> None:
    admin = actor_of("administrator")
    message = written(admin, clock, way(admin, clock, "wecom", robot.url), to="")
    sending._claim(message.channel_id, clock.now())
    with pytest.raises(Refused, match=r"message\.not_open"):
        withdraw_message(WithdrawMessage(message=message.pk, reason="客户已来店"), actor=admin, clock=clock)
