"""Goods to or from an outlet are asked for; only its own keeper and the store see them."""

import pytest
from django.test import Client

from chehang.core.access import rows
from chehang.core.errors import NotFound, Refused
from chehang.org.models import Account
from chehang.warehouse.models import OutletPlace, OutletTransfer
from tests.warehouse.outlets import Outside, outside

__all__ = ["outside"]


def test_another_outlets_keeper_sees_nothing(outside: Outside) -> None:
    made = outside.ask()
    stranger = outside.depot.who("outlet_keeper", "别家")
    assert not rows(OutletTransfer, stranger).exists() and not rows(OutletPlace, stranger).exists()
    assert rows(OutletTransfer, outside.depot.who("outlet_keeper")).get() == made
    outside.agree(made)
    with pytest.raises((NotFound, Refused)):
        outside.depot.people["outlet_keeper"] = stranger
        outside.count(made, "4")


def test_the_outlets_page_says_what_lies_there(outside: Outside) -> None:
    outside.there("4")
    outside.sent("2")
    client = Client(headers={"accept-language": "zh-hans"})
    for post in ("parts_manager", "outlet_keeper"):
        account = Account.objects.get(pk=outside.depot.who(post).account_id)
        client.force_login(account, backend="chehang.org.accounts.AccountBackend")
        page = client.get(f"/warehouse/outlets/{outside.place.pk}/").content.decode()
        assert "慈溪诚信汽贸" in page and "在网点" in page and "在途" in page
