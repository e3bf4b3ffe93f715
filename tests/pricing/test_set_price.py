"""Prices: dated, kept, resolved in order."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.pricing.models import SellingPrice
from chehang.pricing.operations.set_price import SetPrice, set_price
from chehang.pricing.services import from_list, prices_for
from tests.selling import Shop


def price(shop: Shop, price_class: str, days: int = 0) -> D:
    on = shop.depot.clock.today() + timedelta(days=days)
    return prices_for(shop.depot.store.pk, [shop.pads.pk], price_class, on)[shop.pads.pk].price_inc


@pytest.mark.parametrize(
    ("price_class", "wanted"),
    [("retail", "458.00"), ("workshop", "458.00"), ("insurance", "422"), ("wholesale", "369"), ("internal", "302.28"), ("staff", "318")],
)
def test_classes_follow_the_list(shop: Shop, price_class: str, wanted: str) -> None:
    assert price(shop, price_class) == D(wanted) == from_list(D("458.00"), D("302.28"), price_class)


def test_a_price_set_by_hand_wins_from_its_day(shop: Shop) -> None:
    tomorrow = shop.depot.clock.today() + timedelta(days=1)
    shop.depot.run(set_price, SetPrice(part=shop.pads.pk, price_inc="433", valid_from=tomorrow, reason="市场价"), "parts_manager")
    shop.depot.run(set_price, SetPrice(part=shop.pads.pk, price_inc="429", valid_from=tomorrow, reason="再降"), "parts_manager")
    shop.depot.run(set_price, SetPrice(part=shop.pads.pk, price_class="wholesale", price_inc="341", reason="合同价"), "parts_manager")
    assert (price(shop, "retail"), price(shop, "retail", 1), price(shop, "wholesale")) == (D("458.00"), D(429), D(341))


def test_the_past_stays(shop: Shop) -> None:
    yesterday = shop.depot.clock.today() - timedelta(days=1)
    with pytest.raises(Refused, match=r"price\.past"):
        shop.depot.run(set_price, SetPrice(part=shop.pads.pk, price_inc="1", valid_from=yesterday, reason="x y"), "parts_manager")
    with pytest.raises(NotAllowed):
        shop.depot.run(set_price, SetPrice(part=shop.pads.pk, price_inc="1", reason="x y"), "parts_sales")
    shop.depot.run(set_price, SetPrice(part=shop.pads.pk, price_inc="433", reason="市场价"), "parts_manager")
    with pytest.raises(IntegrityError, match="guard:pricing"), transaction.atomic():
        SellingPrice.objects.update(price_inc=D(1))
