"""Messages out: written down in the act, sent by the worker, once; a dead way delays nobody."""

import base64
import email
import hashlib
import hmac
import threading
from datetime import timedelta
from email.header import decode_header, make_header

import pytest
from django.db import IntegrityError, transaction

from chehang.core.models import Channel, Outgoing
from chehang.core.outbox import Message, consents, declare, sending
from chehang.core.outbox.consent import _asked
from chehang.core.verify import broken
from chehang.org.models import Employee
from chehang.org.operations.set_parameter import SetParameter, set_parameter
from tests.messaging import state_of, way, written
from tests.races import meet

DEAD = "http://127.0.0.1:9/robot"  # nobody listens there


@pytest.fixture
def admin(actor_of):
    return actor_of("administrator")


def test_an_sms_goes_out_once_with_the_name_of_its_intent(admin, clock, robot) -> None:
    channel = way(admin, clock, "sms", robot.url, secret="k-77", sender="泓川江东店")
    message = written(admin, clock, channel)
    assert written(admin, clock, channel, key="k0").pk == message.pk and not robot.calls
    assert sending.send_due(clock) == 1 and sending.send_due(clock) == 0
    (call,) = robot.calls
    assert call["json"]["to"] == "13712345678" and call["json"]["text"] == "浙A12345 的保养到期日为 11月30日。"
    assert call["headers"]["Authorization"] == "Bearer k-77"
    assert call["headers"]["Idempotency-Key"] == call["json"]["id"]
    assert state_of(message) == "sent" and message.sent_at == clock.now() and message.attempts == 1
    assert not list(broken("I42"))


def test_mail_arrives_at_a_real_server(admin, clock, post) -> None:
    channel = way(admin, clock, "mail", f"127.0.0.1:{post.port}", sender="dms@example.com", security="none")
    post.script = ["451 try later"]
    message = written(admin, clock, channel, to="li@example.com")
    sending.send_due(clock)
    assert state_of(message) == "waiting" and "451" in message.answer and not post.mails
    clock.at += timedelta(minutes=1)
    sending.send_due(clock)
    mail = email.message_from_bytes(post.mails[0].encode())
    assert str(make_header(decode_header(mail["Subject"]))) == "保养提醒" and mail["To"] == "li@example.com"
    assert "浙A12345" in mail.get_payload(decode=True).decode() and state_of(message) == "sent"
    post.script = ["550 no such user"]
    lost = written(admin, clock, channel, to="no@example.com")
    sending.send_due(clock)
    assert state_of(lost) == "failed" and len(post.mails) == 1


def test_robots_get_what_each_of_them_reads(admin, clock, robot) -> None:
    for kind in ("wecom", "dingtalk", "feishu"):
        written(admin, clock, way(admin, clock, kind, robot.url, secret="s1" if kind != "wecom" else ""), to="")
    assert sending.send_due(clock) == 3
    wecom, dingtalk, feishu = robot.calls
    text = "保养提醒\n浙A12345 的保养到期日为 11月30日。"
    assert wecom["json"] == {"msgtype": "text", "text": {"content": text}}
    stamp = str(int(clock.now().timestamp() * 1000))
    assert dingtalk["json"]["text"]["content"] == text and f"&timestamp={stamp}&sign=" in dingtalk["path"]
    seconds = str(int(clock.now().timestamp()))
    sign = base64.b64encode(hmac.new(f"{seconds}\ns1".encode(), b"", hashlib.sha256).digest()).decode()
    assert feishu["json"] == {"msg_type": "text", "content": {"text": text}, "timestamp": seconds, "sign": sign}
    assert set(Outgoing.objects.values_list("state", flat=True)) == {"sent"}


@pytest.mark.parametrize(
    ("status", "body", "state"),
    [
        (200, {"errcode": 45009, "errmsg": "api freq out of limit"}, "waiting"),
        (200, {"errcode": 93000, "errmsg": "invalid webhook url"}, "failed"),
        (200, "<html>", "unsure"),
        (503, {}, "waiting"),
        (429, {}, "waiting"),
        (504, {}, "unsure"),
        (404, {}, "failed"),
        (302, {}, "failed"),
    ],
)
def test_what_an_answer_means(admin, clock, robot, status, body, state) -> None:
    message = written(admin, clock, way(admin, clock, "wecom", robot.url), to="")
    robot.script = [(status, body, 0)]
    sending.send_due(clock)
    assert state_of(message) == state and len(robot.calls) == 1
    clock.at += timedelta(hours=2)
    sending.send_due(clock)
    assert state_of(message) == ("sent" if state == "waiting" else state)


def test_who_answers_late_is_sent_to_once_and_silence_is_not_repeated(admin, clock, robot, monkeypatch) -> None:
    channel = way(admin, clock, "wecom", robot.url)
    slow = written(admin, clock, channel, to="")
    robot.script = [(200, robot.well, 0.4)]
    sending.send_due(clock)
    assert state_of(slow) == "sent"
    monkeypatch.setattr("chehang.core.outbox.channels.PATIENCE", 0.2)
    silent = written(admin, clock, channel, to="")
    robot.script = [(200, robot.well, 0.6)]
    sending.send_due(clock)
    assert state_of(silent) == "unsure"
    clock.at += timedelta(days=1)
    sending.send_due(clock)
    assert len(robot.calls) == 2 and state_of(silent) == "unsure"


def test_a_worker_that_fell_silent_leaves_it_unsure_and_a_late_answer_counts(admin, clock, robot) -> None:
    message = written(admin, clock, way(admin, clock, "wecom", robot.url), to="")
    claimed = sending._claim(message.channel_id, clock.now())
    assert claimed is not None and sending._claim(message.channel_id, clock.now()) is None
    assert sending.give_up_silent(clock.now()) == 0
    clock.at += timedelta(minutes=11)
    assert sending.give_up_silent(clock.now()) == 1 and state_of(message) == "unsure"
    sending._note(claimed, sending.End("sent", "ok"), clock.now())
    assert state_of(message) == "sent"


def test_a_dead_way_rests_and_delays_nobody(admin, clock, robot) -> None:
    dead, alive = way(admin, clock, "wecom", DEAD), way(admin, clock, "feishu", robot.url)
    stuck = [written(admin, clock, dead, to="") for _n in range(3)]
    quick = written(admin, clock, alive, to="")
    assert sending.send_due(clock) == 2  # one attempt on the dead way, not three
    assert state_of(quick) == "sent" and [state_of(m) for m in stuck] == ["waiting"] * 3
    assert sum(m.attempts for m in stuck) == 1
    dead.refresh_from_db()
    assert dead.failures == 1 and dead.resting_until == clock.now() + timedelta(minutes=1) and dead.trouble
    for _again in range(60):
        clock.at += timedelta(hours=12)
        sending.send_due(clock)
    assert [state_of(m) for m in stuck] == ["failed"] * 3
    assert {m.attempts for m in stuck} == {sending.ATTEMPTS}


def test_it_goes_later_when_the_way_is_there_again(admin, clock, robot) -> None:
    channel = way(admin, clock, "wecom", robot.url)
    robot.script = [(503, {}, 0)] * 2
    message = written(admin, clock, channel, to="")
    for minutes in (0, 1, 4):
        clock.at += timedelta(minutes=minutes)
        sending.send_due(clock)
    assert state_of(message) == "waiting" and message.attempts == 2
    clock.at += timedelta(minutes=1)
    sending.send_due(clock)
    assert state_of(message) == "sent" and message.attempts == 3
    assert Channel.objects.get(pk=channel.pk).failures == 0


def test_customers_are_left_in_peace_at_night_and_colleagues_are_not(admin, clock, robot) -> None:
    channel = way(admin, clock, "sms", robot.url)
    clock.at += timedelta(hours=11)  # 21:00
    message = written(admin, clock, channel)
    colleague = Outgoing.objects.create(
        store_id=admin.store_id, key="c", kind="core.test", channel=channel, text="x", outside=False,
        created_at=clock.now(), next_at=clock.now(),
    )  # fmt: skip
    sending.send_due(clock)
    assert state_of(message) == "waiting" and state_of(colleague) == "sent" and len(robot.calls) == 1
    clock.at += timedelta(hours=11, minutes=59)
    sending.send_due(clock)
    assert state_of(message) == "waiting"
    clock.at += timedelta(minutes=1)  # 09:00
    sending.send_due(clock)
    assert state_of(message) == "sent" and message.attempts == 1


def test_the_store_sets_its_quiet_hours(admin, actor_of, clock, robot) -> None:
    cmd = {"name": "core.quiet_hours", "valid_from": clock.today(), "value": "09:30-10:30", "source": "总经理决定"}
    set_parameter(SetParameter.model_validate(cmd), actor=actor_of("finance_manager"), clock=clock)
    message = written(admin, clock, way(admin, clock, "sms", robot.url))
    sending.send_due(clock)
    assert state_of(message) == "waiting" and message.next_at == clock.now() + timedelta(minutes=30)


def test_consent_is_asked_at_the_moment_of_sending(admin, clock, robot) -> None:
    channel = way(admin, clock, "sms", robot.url)
    nobody_knows = written(admin, clock, channel, kind="tests.offer")
    sending.send_due(clock)
    assert state_of(nobody_knows) == "withheld" and not robot.calls
    said = {"yes": True}
    consents("tests")(lambda message: "同意书 17" if said["yes"] else "")
    try:
        good, late = (written(admin, clock, channel, kind="tests.offer") for _n in range(2))
        sending.send_next(channel.pk, clock)
        said["yes"] = False  # taken back between writing and sending
        sending.send_due(clock)
    finally:
        _asked.pop("tests")
    assert (state_of(good), good.proof) == ("sent", "同意书 17") and state_of(late) == "withheld"
    assert len(robot.calls) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Outgoing.objects.filter(pk=good.pk).update(proof="")


def test_what_is_undone_never_goes(admin, clock, robot) -> None:
    channel = way(admin, clock, "wecom", robot.url)
    with pytest.raises(RuntimeError), transaction.atomic():
        written(admin, clock, channel, to="")
        raise RuntimeError
    assert sending.send_due(clock) == 0 and not robot.calls


def test_words_with_a_strange_variable_fail_at_start() -> None:
    for words in ("{nobody}", "{plate", "plate}"):
        with pytest.raises(ValueError, match=r"tests\.wrong"):
            declare(Message("tests.wrong", "Wrong", {"plate": "Plate"}, words))


def test_a_message_without_a_value_is_a_fault_of_the_program(admin, clock, robot) -> None:
    channel = way(admin, clock, "wecom", robot.url)
    with pytest.raises(KeyError):
        written(admin, clock, channel, more="x")


def test_two_workers_send_it_once(real_depot, robot) -> None:
    admin, clock = real_depot.who("administrator"), real_depot.clock
    channel = way(admin, clock, "wecom", robot.url)
    messages = [written(admin, clock, channel, to="") for _n in range(3)]
    robot.script = [(200, robot.well, 0.1)] * 3
    meet(lambda: sending.send_due(clock), lambda: sending.send_due(clock))
    assert [state_of(m) for m in messages] == ["sent"] * 3 and len(robot.calls) == 3


def test_a_slow_way_holds_no_lock(real_depot, robot) -> None:
    """While a way answers slowly, the store works: acts are written meanwhile."""
    admin, clock = real_depot.who("administrator"), real_depot.clock
    message = written(admin, clock, way(admin, clock, "wecom", robot.url), to="")
    robot.script = [(200, robot.well, 1.0)]
    seen: list[str] = []

    def look() -> None:
        while not robot.calls:
            threading.Event().wait(0.01)
        way(admin, clock, "feishu", robot.url)
        Employee.objects.filter(pk=admin.employee_id).update(name="王敏")
        seen.append(state_of(message))

    meet(lambda: sending.send_due(clock), look)
    assert seen == ["sending"] and state_of(message) == "sent"
