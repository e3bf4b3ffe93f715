"""Market prices: kept for ever; whose price stands out is told."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.pricing.market import impact, index_of, market_prices
from chehang.pricing.models import MarketPrice
from tests.pricing.market import seen
from tests.shop import PadShop


def test_the_index_is_our_price_by_the_median(padshop: PadShop) -> None:
    """458 against a median of 390: 1.17 and so out of line."""
    depot = padshop.depot
    seen(depot, padshop.pads, "380")
    seen(depot, padshop.pads, "200", quality="equivalent")
    done = seen(depot, padshop.pads, "400")
    assert done.model_extra == {"index": "1.1744"}
    assert InboxItem.objects.filter(link=f"/catalogue/parts/{padshop.pads.pk}/").exists()


def test_old_and_other_qualities_do_not_count(padshop: PadShop) -> None:
    depot, today = padshop.depot, padshop.depot.clock.today()
    seen(depot, padshop.pads, "300", seen_on=today - timedelta(days=90))
    seen(depot, padshop.pads, "440", seen_on=today - timedelta(days=89))
    assert market_prices(depot.who("parts_sales"), [padshop.pads.pk], today) == {padshop.pads.pk: [D("440.00")]}
    assert index_of(D(458), []) is None


def test_what_is_refused(padshop: PadShop) -> None:
    with pytest.raises(Refused, match=r"date\.late"):
        seen(padshop.depot, padshop.pads, "400", seen_on=padshop.depot.clock.today() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        seen(padshop.depot, padshop.pads, "400", post="keeper")
    assert not MarketPrice.objects.exists()


def test_what_a_new_purchase_price_means() -> None:
    """parts.md §1.5: 267.50 → 286.23 with 75 in stock and 38 a month, sold at 458."""
    found = impact(D("267.50"), D("286.23"), D(458), D(75), D(38), D("0.13"))
    assert (found.change, found.share, found.on_stock, found.a_year) == (
        D("18.73"),
        D("0.0700"),
        D("1404.75"),
        D("8540.88"),
    )
    assert (found.margin_old, found.margin_new, found.same_margin_inc) == (D("0.3400"), D("0.2938"), D("490.07"))
