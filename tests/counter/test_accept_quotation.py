"""An accepted quotation keeps its price."""

from datetime import timedelta

import pytest

from chehang.core.errors import Refused
from chehang.counter.models import Sale
from tests.counter.quotes import NUMBER, accept, given
from tests.selling import Shop


def test_the_sale_has_the_quoted_price_whatever_it_is_today(shop: Shop) -> None:
    made = given(shop)
    shop.price(shop.depot.parts[NUMBER], "520")
    accept(shop, made)
    assert made.sale is not None
    line = made.sale.lines.get()
    assert (made.state, f"{made.sale.amount_inc:.2f}", line.source) == ("accepted", "870.20", "quote")
    shop.confirm(made.sale)
    shop.pay(made.sale)
    shop.release(made.sale)
    made.sale.refresh_from_db()
    assert made.sale.state == "closed"


def test_a_manager_s_discount_needs_no_second_word_at_the_sale(shop: Shop) -> None:
    made = given(shop, discount="0.08", post="parts_manager")
    accept(shop, made)
    shop.confirm(made.sale)
    assert Sale.objects.get().state == "confirmed"


def test_after_its_last_day_and_twice(shop: Shop) -> None:
    made = given(shop)
    shop.depot.clock.at += timedelta(days=8)
    with pytest.raises(Refused, match=r"quotation\.over"):
        accept(shop, made)
    shop.depot.clock.at -= timedelta(days=8)
    accept(shop, made)
    with pytest.raises(Refused, match=r"state\.wrong"):
        accept(shop, made)
    assert Sale.objects.count() == 1
