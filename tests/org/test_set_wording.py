"""A store words its messages; what is no variable is refused when the words are saved."""

import pytest
from django.test import Client

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Wording
from chehang.org.models import Account
from chehang.org.operations.set_wording import SetWording, set_wording
from tests.messaging import way, written


def test_own_words_count_from_the_next_message_on(actor_of, clock, robot) -> None:
    admin = actor_of("administrator")
    channel = way(admin, clock, "wecom", robot.url)
    own = SetWording(kind="tests.due", subject="温馨提示", text="您的爱车{plate}请于{ day }前保养")
    set_wording(own, actor=admin, clock=clock)
    message = written(admin, clock, channel, to="")
    assert (message.title, message.text) == ("温馨提示", "您的爱车浙A12345请于11月30日前保养")
    client = Client()
    client.force_login(Account.objects.get(pk=admin.account_id))
    page = client.get("/org/wordings/").content.decode()
    assert "您的爱车{plate}" in page and "待您审批:{text}" in page
    set_wording(SetWording(kind="tests.due"), actor=admin, clock=clock)
    assert written(admin, clock, channel, to="").text == "浙A12345 的保养到期日为 11月30日。"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"text": "{plate} {owner}"}, "message.variable"),
        ({"text": "{plate", "subject": "x"}, "message.variable"),
        ({"text": "x", "subject": "{}"}, "message.variable"),
        ({"subject": "x"}, "message.words"),
        ({"kind": "tests.nothing", "text": "x"}, "message.unknown"),
    ],
)
def test_refused(actor_of, clock, data, code) -> None:
    with pytest.raises(Refused, match=code):
        set_wording(
            SetWording.model_validate({"kind": "tests.due"} | data), actor=actor_of("administrator"), clock=clock
        )
    assert not Wording.objects.exists()


def test_not_everybody(actor_of, clock) -> None:
    with pytest.raises(NotAllowed):
        set_wording(SetWording(kind="tests.due", text="x"), actor=actor_of("keeper"), clock=clock)
