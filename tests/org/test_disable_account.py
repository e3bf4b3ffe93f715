"""A closed login does nothing any more."""

import pytest

from chehang.core.errors import NotFound
from chehang.org.models import Account
from chehang.org.operations.disable_account import DisableAccount, disable_account
from chehang.org.services import actor_for, actor_of_token, new_token


def test_rights_and_keys_are_gone(actor_of, clock) -> None:
    person = actor_of("hr_manager")
    account = Account.objects.get(pk=person.account_id)
    key = new_token(account, "scale", ["*"], clock.now())
    assert actor_of_token(key, clock).may("org.add_employee")
    disable_account(DisableAccount(account=account.pk), actor=actor_of("administrator"), clock=clock)
    account.refresh_from_db()
    assert not actor_for(account, clock).permissions
    assert actor_of_token(key, clock) is None


def test_a_foreign_account_is_unknown(actor_of, other_store, clock) -> None:
    stranger = actor_of("keeper", at=other_store)
    with pytest.raises(NotFound):
        disable_account(DisableAccount(account=stranger.account_id), actor=actor_of("administrator"), clock=clock)
    assert Account.objects.get(pk=stranger.account_id).is_active
