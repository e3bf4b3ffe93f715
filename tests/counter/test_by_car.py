"""Parts by VIN or plate in the browser, with a warning for a bad check digit."""

from typing import Any

import pytest
from django.test import Client

from chehang.catalogue.models import Companion, Fitment
from chehang.org.models import Account
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from tests.selling import Shop

GOOD, BAD = "LSVAA4181E2123456", "LSVAA4182E2123456"


@pytest.fixture
def look(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: shop.depot.clock)
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=shop.depot.who("parts_sales").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return lambda q: client.get(f"/counter/by_car/?q={q}").content.decode()


def test_by_vin_plate_and_its_end(shop: Shop, look: Any) -> None:
    part, owner = shop.goods(), shop.customer(kind="person", name="李敏")
    Fitment.objects.create(part=part, vin_prefix="LSVAA4")
    Companion.objects.create(part=part, other=shop.depot.part("N 908 132 02", "放油螺栓垫"), kind="with")
    Vehicle.objects.create(store=shop.store, vin=GOOD, plate_no="浙A12345", owner=owner)
    shop.done((part, "1"), customer=owner.pk)
    for words in (GOOD, "浙A12345", "123456", GOOD.lower()):
        page = look(words)
        assert part.display_no in page and "放油螺栓垫" in page and "李敏" in page, words
    assert "最近购买" in page and "校验位" not in page


def test_a_wrong_check_digit_is_warned_about_and_looked_up(shop: Shop, look: Any) -> None:
    Fitment.objects.create(part=shop.goods(), vin_prefix="LSVAA4")
    page = look(BAD)
    assert "校验位" in page and "H3A 115 403 F" in page


def test_unknown(shop: Shop, look: Any) -> None:
    assert "H3A" not in look("浙B99999")
    assert Customer.objects.count() <= 1
