"""Keys for machines: hashed, scoped, expiring."""

from datetime import timedelta

import pytest

from chehang.core.errors import Refused
from chehang.org.models import Token
from chehang.org.operations.issue_token import IssueToken, issue_token
from chehang.org.services import actor_of_token, token_hash


def test_a_key_does_what_it_is_for(actor_of, clock) -> None:
    admin = actor_of("administrator")
    cmd = IssueToken(name="scale", scopes=["org.add_employee"], token_hash=token_hash("ch_secret"), days=1)
    issue_token(cmd, actor=admin, clock=clock)
    machine = actor_of_token("ch_secret", clock)
    assert machine.permissions == {"org.add_employee"} and machine.channel == "api"
    assert actor_of_token("ch_other", clock) is None
    clock.at += timedelta(days=2)
    assert actor_of_token("ch_secret", clock) is None


def test_a_key_cannot_do_more_than_its_owner(actor_of, clock) -> None:
    cmd = IssueToken(name="x", scopes=["ledger.post"], token_hash=token_hash("a"))
    with pytest.raises(Refused, match=r"token\.scope"):
        issue_token(cmd, actor=actor_of("administrator"), clock=clock)
    assert not Token.objects.exists()
