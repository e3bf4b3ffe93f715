"""A way out is set by the administrator; its secrets are shown to nobody."""

import json

import pytest
from django.test import Client

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Channel, Journal
from chehang.org.models import Account
from chehang.org.operations.set_channel import SetChannel, set_channel
from tests.messaging import way

ROBOT = "https://qyapi.example.com/cgi-bin/webhook/send?key=geheim-1"


def test_secrets_stay_out_of_journal_and_pages(actor_of, clock) -> None:
    admin = actor_of("administrator")
    row = way(admin, clock, "dingtalk", ROBOT, secret="SEC-geheim-2")
    assert row.address == ROBOT and row.secret == "SEC-geheim-2" and row.host == "qyapi.example.com"
    told = json.dumps(list(Journal.objects.values_list("request", "changes", "result")))
    client = Client()
    client.force_login(Account.objects.get(pk=admin.account_id))
    pages = [client.get(url).content.decode() for url in
             ("/org/channels/", f"/org/channels/{row.pk}/", "/api/v1/org/channels", f"/do/org/set_channel/?for=org.channels:{row.pk}")]  # fmt: skip
    assert "way-dingtalk" in pages[0] and "geheim" not in told + "".join(pages)


def test_changed_without_its_secrets_it_keeps_them_and_is_tried_again(actor_of, clock) -> None:
    admin = actor_of("administrator")
    row = way(admin, clock, "dingtalk", ROBOT, secret="SEC")
    Channel.objects.update(active=False, failures=3, resting_until=clock.now(), trouble="x")
    again = way(admin, clock, "dingtalk", "", title="配件群")
    assert again.pk == row.pk and (again.address, again.secret, again.title) == (ROBOT, "SEC", "配件群")
    assert again.active and again.failures == 0 and again.resting_until is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"code": "a b"}, "channel.code"),
        ({"address": ""}, "channel.address"),
        ({"address": "file:///etc/passwd"}, "channel.address"),
        ({"address": "smtp.example.com:25"}, "channel.address"),
        ({"kind": "mail", "address": "https://x.example.com/", "sender": "a@b.cn"}, "channel.address"),
        ({"kind": "mail", "address": "smtp.example.com:25", "sender": "店"}, "channel.sender"),
        ({"code": "old", "kind": "feishu"}, "channel.kind"),
    ],
)
def test_refused(actor_of, clock, data, code) -> None:
    admin = actor_of("administrator")
    way(admin, clock, "wecom", ROBOT, code="old")
    with pytest.raises(Refused, match=code):
        set_channel(
            SetChannel.model_validate({"code": "new", "title": "群", "kind": "wecom", "address": ROBOT} | data),
            actor=admin,
            clock=clock,
        )
    assert Channel.objects.count() == 1


def test_only_the_administrator(actor_of, clock) -> None:
    with pytest.raises(NotAllowed):
        way(actor_of("parts_manager"), clock, "wecom", ROBOT)
