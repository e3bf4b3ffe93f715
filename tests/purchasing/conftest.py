"""Signing in for the pages of purchasing."""

from collections.abc import Callable

import pytest
from django.test import Client

from chehang.org.models import Account
from tests.goods import Depot

BACKEND = "chehang.org.accounts.AccountBackend"


@pytest.fixture
def enter(depot: Depot) -> Callable[[str], Client]:
    """Sign in as the person on a post, in Chinese."""

    def signed_in(post: str) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        client.force_login(Account.objects.get(pk=depot.who(post).account_id), backend=BACKEND)
        return client

    return signed_in
