"""The password of a slip is changed for one's own, with a PIN, and neither stays anywhere else. The way there: test_open_accounts."""

import re

import pytest

from chehang.core.errors import Refused
from chehang.core.models import Journal
from chehang.org.models import Account
from chehang.org.operations.begin_login import BeginLogin, begin_login

OLD, NEW = "pass-word-9", "correct-horse-9"


def test_ones_own_from_now_on(actor_of, clock) -> None:
    me = actor_of("keeper")
    Account.objects.filter(pk=me.account_id).update(first_password=True)
    begin_login(BeginLogin(password=OLD, new_password=NEW, pin="2468"), actor=me, clock=clock)
    account = Account.objects.get(pk=me.account_id)
    assert not account.first_password and account.check_password(NEW) and account.employee.pin_hash
    row = Journal.objects.get(operation="org.begin_login")
    assert NEW not in row.request + row.changes and "2468" not in row.request + row.changes


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"password": "wrong"}, "password.wrong"),
        ({"new_password": OLD}, "password.same"),
        ({"new_password": "12345678"}, "password.weak"),
        ({"pin": "1"}, "pin.malformed"),
    ],
)
def test_refused_and_all_as_before(actor_of, clock, data, code) -> None:
    me = actor_of("keeper")
    Account.objects.filter(pk=me.account_id).update(first_password=True)
    with pytest.raises(Refused, match=re.escape(code)):
        cmd = {"password": OLD, "new_password": NEW, "pin": "2468"} | data
        begin_login(BeginLogin.model_validate(cmd), actor=me, clock=clock)
    account = Account.objects.get(pk=me.account_id)
    assert account.first_password and account.check_password(OLD)
