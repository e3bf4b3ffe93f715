"""The pages of the goods book."""

from decimal import Decimal as D

import pytest
from django.test import Client

from chehang.core.sources import Source
from chehang.org.models import Account
from chehang.stock.models import Entry, Pool
from chehang.stock.services import Incoming, receive


@pytest.fixture
def enter(actor_of):
    def go(post: str, **also) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        login = Account.objects.get(pk=actor_of(post, **also).account_id)
        client.force_login(login, backend="chehang.org.accounts.AccountBackend")
        return client

    return go


@pytest.fixture(autouse=True)
def stocked(ctx, part, shelf) -> None:
    receive(ctx, Source("t.in", 1), [Incoming(part.pk, shelf.pk, D(10), D("1000.50"))])


def test_value_opens_to_bins_and_movements(enter) -> None:
    client = enter("parts_manager")
    page = client.get("/stock/values/").content.decode()
    assert "1,000.50" in page and "前制动片" in page
    detail = client.get(f"/stock/values/{Pool.objects.get().pk}/").content.decode()
    assert "A-01-01-01" in detail and "采购入库" in detail
    assert client.get("/stock/balances/").status_code == 200
    assert client.get(f"/stock/entries/{Entry.objects.get().pk}/").status_code == 200


def test_a_keeper_sees_goods_but_no_cost(enter) -> None:
    client = enter("keeper")
    assert client.get("/stock/balances/").status_code == 200
    assert client.get("/stock/values/").status_code == 403 and client.get("/stock/entries/").status_code == 403


def test_a_movement_without_a_known_document_leads_nowhere(enter) -> None:
    pk = Entry.objects.get().pk
    assert enter("parts_manager").get(f"/stock/entries/{pk}/document/").status_code == 404


def test_another_store_sees_nothing(enter, other_store) -> None:
    client = enter("parts_manager", at=other_store)
    assert client.get(f"/stock/entries/{Entry.objects.get().pk}/").status_code == 404
    assert "前制动片" not in client.get("/stock/values/").content.decode()
