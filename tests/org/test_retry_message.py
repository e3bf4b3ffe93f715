"""A message that did not go is sent again; what may have arrived is asked about first."""

import pytest
from django.test import Client

from chehang.core.doubts import Doubtful
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Channel, Outgoing
from chehang.core.outbox import sending
from chehang.org.models import Account
from chehang.org.operations.retry_message import RetryMessage, retry_message
from tests.messaging import state_of, way, written


@pytest.fixture
def admin(actor_of):
    return actor_of("administrator")


@pytest.fixture
def message(admin, clock, robot) -> Outgoing:
    return written(admin, clock, way(admin, clock, "wecom", robot.url), to="")


def test_failed_and_sent_later(admin, clock, robot, message) -> None:
    robot.script = [(404, {}, 0)]
    sending.send_due(clock)
    assert state_of(message) == "failed"
    client = Client()
    client.force_login(Account.objects.get(pk=admin.account_id))
    assert "有 1 条消息未能发出" in client.get("/").content.decode()
    assert "HTTP 404" in client.get(f"/org/messages/{message.pk}/").content.decode()
    retry_message(RetryMessage(message=message.pk), actor=admin, clock=clock)
    sending.send_due(clock)
    assert state_of(message) == "sent" and len(robot.calls) == 2


def test_what_waits_after_trouble_goes_now(admin, clock, robot, message) -> None:
    robot.script = [(503, {}, 0)]
    sending.send_due(clock)
    assert Channel.objects.get().resting_until and sending.send_due(clock) == 0
    retry_message(RetryMessage(message=message.pk), actor=admin, clock=clock)
    assert sending.send_due(clock) == 1 and state_of(message) == "sent"


def test_what_may_have_arrived_is_asked_about(admin, clock, robot, message) -> None:
    Outgoing.objects.update(state="unsure", next_at=None, attempts=1)
    with pytest.raises(Doubtful) as asked:
        retry_message(RetryMessage(message=message.pk), actor=admin, clock=clock)
    assert state_of(message) == "unsure"
    marks = [d.mark for d in asked.value.doubts]
    retry_message(RetryMessage(message=message.pk), actor=admin, clock=clock, confirmed=marks)
    assert state_of(message) == "waiting"


def test_what_has_gone_stays_gone(admin, actor_of, clock, message) -> None:
    sending.send_due(clock)
    with pytest.raises(Refused, match=r"message\.not_open"):
        retry_message(RetryMessage(message=message.pk), actor=admin, clock=clock)
    with pytest.raises(NotAllowed):
        retry_message(RetryMessage(message=message.pk), actor=actor_of("keeper"), clock=clock)
    assert state_of(message) == "sent"
