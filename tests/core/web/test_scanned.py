"""A scanned document number opens the document; favourites; the keys under a phone's thumb."""

from collections.abc import Callable

import pytest
from django.test import Client

from chehang.core.web.numbered import page_of
from chehang.org.models import Account
from tests.goods import Depot
from tests.selling import Shop

pytestmark = pytest.mark.django_db
BACKEND = "chehang.org.accounts.AccountBackend"


def test_a_number_leads_to_its_document_for_whom_may_see_it(depot: Depot) -> None:
    shop = Shop(depot)
    sale = shop.sold((shop.goods(), "1"))
    who = shop.depot.who("parts_sales")
    client = Client()
    client.force_login(Account.objects.get(pk=who.account_id), backend=BACKEND)
    assert client.get(f"/scan/?code=+{sale.number.lower()}").json() == {"url": f"/counter/sales/{sale.pk}/"}
    assert client.get(f"/scan/?code={sale.number[:-1]}").json() == {"url": ""}, "never a guess"
    assert page_of(sale.number, shop.depot.who("hr_manager")) == ""


def test_a_starred_page_stands_on_top_until_it_is_unstarred(actor_of: Callable[..., object]) -> None:
    account = Account.objects.get(pk=actor_of("keeper").account_id)  # type: ignore[attr-defined]
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(account, backend=BACKEND)
    mine = '<details open data-mine="stars">'
    assert mine not in client.get("/").content.decode()
    for query in ("on", ""):
        client.post("/do/core/save_filter/", {"screen": "core.menu", "name": "warehouse.picking", "query": query})
        page = client.get("/warehouse/picking/").content.decode()
        assert (mine in page) is bool(query)
        assert ("★" in page) is bool(query)


def test_a_keeper_has_his_four_pages_under_his_thumb(actor_of: Callable[..., object]) -> None:
    def bar(post: str) -> str:
        client = Client(headers={"accept-language": "zh-hans"})
        client.force_login(Account.objects.get(pk=actor_of(post).account_id), backend=BACKEND)  # type: ignore[attr-defined]
        page = client.get("/").content.decode()
        return page.partition('<nav class="thumb">')[2].partition("</nav>")[0]

    assert bar("keeper").count("<a ") == 4 and "/warehouse/signing/" in bar("keeper")
    assert bar("accountant") == ""
