"""One's own password."""

import pytest

from chehang.core.errors import Refused
from chehang.org.models import Account
from chehang.org.operations.change_password import ChangePassword, change_password


def test_the_new_one_counts(actor_of, clock) -> None:
    me = actor_of("keeper")
    change_password(ChangePassword(password="pass-word-9", new_password="seven-wonders-3"), actor=me, clock=clock)
    assert Account.objects.get(pk=me.account_id).check_password("seven-wonders-3")


def test_the_old_one_is_asked(actor_of, clock) -> None:
    me = actor_of("keeper")
    with pytest.raises(Refused, match=r"password\.wrong"):
        change_password(ChangePassword(password="guess", new_password="seven-wonders-3"), actor=me, clock=clock)
    assert Account.objects.get(pk=me.account_id).check_password("pass-word-9")


def test_a_weak_one_is_refused(actor_of, clock) -> None:
    me = actor_of("keeper")
    with pytest.raises(Refused, match=r"password\.weak"):
        change_password(ChangePassword(password="pass-word-9", new_password="12345678"), actor=me, clock=clock)
    assert Account.objects.get(pk=me.account_id).check_password("pass-word-9")
