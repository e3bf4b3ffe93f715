"""Setting up a second factor, and signing in with it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from chehang.core.errors import Conflict, Refused
from chehang.core.gate import writing
from chehang.core.models import Journal
from chehang.org import second_factor
from chehang.org.models import Account, SecondFactor, SignIn
from chehang.org.operations.set_parameter import SetParameter, set_parameter
from chehang.org.operations.set_second_factor import SetSecondFactor, set_second_factor
from tests.org.factor import CODES, SECRET, code_at, set_up


def test_the_code_of_the_standard() -> None:
    """RFC 6238, appendix B, cut to six digits: SHA-1 and the secret 12345678901234567890."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for seconds, code in ((59, "287082"), (1111111109, "081804"), (2000000000, "279037")):
        assert second_factor.step_of(secret, code, datetime.fromtimestamp(seconds, UTC)) == seconds // 30


def test_a_code_counts_once_and_the_secret_stays_out_of_the_journal(actor_of, clock) -> None:
    me = actor_of("keeper")
    set_up(me, clock)
    row = Journal.objects.get(operation="org.set_second_factor")
    assert SECRET not in row.request + row.changes + row.result and code_at(clock.now()) not in row.request
    with pytest.raises(Refused, match=r"code\.wrong"), writing():
        second_factor.check(me.account_id, code_at(clock.now()), clock.now())
    clock.at += timedelta(seconds=30)
    with writing():
        second_factor.check(me.account_id, code_at(clock.now()), clock.now())
        second_factor.check(me.account_id, "AAAAAA BBBBBB", clock.now())
    with pytest.raises(Refused), writing():
        second_factor.check(me.account_id, CODES[0], clock.now())
    assert len(SecondFactor.objects.get().codes) == 1


@pytest.mark.parametrize("code", ["000000", "", "12345", "１２３４５６"])
def test_a_wrong_code_is_refused_and_leaves_nothing(actor_of, clock, code: str) -> None:
    with pytest.raises(Refused, match=r"code\.wrong"):
        cmd = SetSecondFactor(secret=SECRET, code=code, recovery=["0" * 64])
        set_second_factor(cmd, actor=actor_of("keeper"), clock=clock)
    assert not SecondFactor.objects.exists()


def test_there_is_one_only(actor_of, clock) -> None:
    me = actor_of("keeper")
    set_up(me, clock)
    with pytest.raises(Conflict):
        set_up(me, clock)


def signing_in(username: str) -> Client:
    client = Client()
    answer = client.post("/login/", {"username": username, "password": "pass-word-9", "next": "/org/timers/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/login/code/")
    return client


def test_signing_in_takes_the_code(actor_of, clock) -> None:
    me = actor_of("administrator")
    account = Account.objects.get(pk=me.account_id)
    with time_machine.travel(clock.now() + timedelta(minutes=5), tick=False):
        set_up(me, clock)
        client = signing_in(account.username)
        assert client.get("/").status_code == 302  # the password alone opens nothing
        answer = client.post("/login/code/", {"code": "000000"})
        assert answer.status_code == 403 and SecondFactor.objects.get().failures == 1
        answer = client.post("/login/code/", {"code": code_at(clock.now() + timedelta(minutes=5))})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/org/timers/")
        assert client.get("/").status_code == 200
        other = signing_in(account.username)
        for _n in range(5):
            other.post("/login/code/", {"code": "000000"})
        refused = other.post("/login/code/", {"code": CODES[0]})
        assert refused.status_code == 403 and "五分钟" in refused.content.decode()
    with time_machine.travel(clock.now() + timedelta(minutes=20), tick=False):
        assert other.post("/login/code/", {"code": CODES[0]}).headers["Location"] == "/login/"  # the password is old
    assert SignIn.objects.filter(account=account, ended_at=None).count() == 1


def test_who_approves_money_sets_it_up_first_where_the_store_says_so(actor_of, clock) -> None:
    manager, keeper = actor_of("finance_manager"), actor_of("keeper")
    cmd = SetParameter.model_validate(
        {"name": "org.second_factor", "value": "money", "valid_from": clock.today(), "source": "总经理决定"}
    )
    set_parameter(cmd, actor=manager, clock=clock)
    with time_machine.travel(clock.now() + timedelta(hours=1), tick=False):
        for actor, first in ((manager, "/me/second-factor/"), (keeper, "")):
            client = Client()
            login = {"username": Account.objects.get(pk=actor.account_id).username, "password": "pass-word-9"}
            assert client.post("/login/", login).status_code == 302
            answer = client.get("/")
            assert answer.headers.get("Location", "") == first
        client = Client()
        client.post(
            "/login/", {"username": Account.objects.get(pk=manager.account_id).username, "password": "pass-word-9"}
        )
        page = client.get("/me/second-factor/").content.decode()
        assert "<svg" in page
        secret = client.session["second_factor_secret"]
        import pyotp

        answer = client.post("/me/second-factor/", {"code": pyotp.TOTP(secret).now()})
        assert answer.status_code == 200 and answer.content.decode().count("<li><code>") == 8
        assert client.get("/").status_code == 200
