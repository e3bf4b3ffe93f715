"""A lost key is made worthless."""

import pytest

from chehang.core.errors import NotFound
from chehang.org.models import Account, Token
from chehang.org.operations.revoke_token import RevokeToken, revoke_token
from chehang.org.services import actor_of_token, new_token


def test_a_revoked_key_opens_nothing(actor_of, clock) -> None:
    admin = actor_of("administrator")
    key = new_token(Account.objects.get(pk=admin.account_id), "scale", ["*"], clock.now())
    revoke_token(RevokeToken(token=Token.objects.get().pk), actor=admin, clock=clock)
    assert actor_of_token(key, clock) is None
    with pytest.raises(NotFound):
        revoke_token(RevokeToken(token=Token.objects.get().pk), actor=admin, clock=clock)
