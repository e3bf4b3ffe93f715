"""Selling prices: dated, by class, never overwritten."""

from datetime import date, timedelta
from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pydantic import ValidationError

from chehang.catalogue.models import PriceListEntry
from chehang.core.doubts import Doubtful
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Parameter
from chehang.pricing.models import SellingPrice
from chehang.pricing.operations.set_price import SetPrice, set_price
from chehang.pricing.services import floor_of, from_list, prices_for
from tests.goods import TODAY
from tests.selling import Shop


def listed(shop: Shop, list_inc: str, net_inc: str) -> int:
    part = shop.depot.part()
    PriceListEntry.objects.create(
        store=shop.store, part=part, valid_from=date(2026, 1, 1), list_inc=D(list_inc), net_inc=D(net_inc)
    )
    return part.pk


def now(shop: Shop, part: int, price_class: str = "retail", on: date = TODAY) -> tuple[D, D, str]:
    price = prices_for(shop.store.pk, [part], price_class, on)[part]
    return price.price_inc, price.list_inc, price.source


def test_the_price_of_the_class_then_retail_then_the_list(shop: Shop) -> None:
    part = listed(shop, "458.00", "302.28")
    assert now(shop, part) == (D("458.00"), D("458.00"), "list")
    assert now(shop, part, "insurance") == (D("422"), D("458.00"), "list")  # 458 × 0.92 = 421.36, up to a yuan
    assert now(shop, part, "wholesale") == (D("369"), D("458.00"), "list")  # 302.28 × 1.22 = 368.78
    assert now(shop, part, "internal") == (D("302.28"), D("458.00"), "list")
    shop.price(shop.depot.part(), "433")
    assert now(shop, part) == (D("433"), D("458.00"), "set")
    assert now(shop, part, "workshop") == (D("433"), D("458.00"), "retail")
    shop.price(shop.depot.part(), "341", "wholesale")
    assert now(shop, part, "wholesale") == (D("341"), D("458.00"), "set")


def test_small_prices_are_not_rounded_up() -> None:
    assert from_list(D("8.30"), D("5.00"), "insurance", D("0.92")) == D("7.64")
    assert from_list(D("100.00"), D("0"), "insurance", D("0.92")) == D("92")


def test_rounding_never_lifts_a_discount_above_the_list() -> None:
    assert from_list(D("10.90"), D("5.00"), "insurance", D("0.92")) == D("10.03")
    assert from_list(D("12.40"), D("10.05"), "wholesale", D("1.22")) == D("12.26")
    assert from_list(D("12.00"), D("10.05"), "wholesale", D("1.22")) == D("13")


def test_a_price_starts_on_its_day_and_the_later_word_of_a_day_counts(shop: Shop) -> None:
    part = shop.depot.part()
    shop.price(part, "100")
    shop.price(part, "110")
    tomorrow = TODAY + timedelta(days=1)
    cmd = SetPrice(part=part.pk, price_inc=D("120"), valid_from=tomorrow, reason="厂家调价")
    shop.run(set_price, cmd, "parts_manager")
    assert now(shop, part.pk)[0] == D("110") and now(shop, part.pk, on=tomorrow)[0] == D("120")
    assert [p.version for p in SellingPrice.objects.order_by("id")] == [1, 2, 1]


def test_past_days_and_unknown_parts_are_refused(shop: Shop) -> None:
    part = shop.depot.part()
    for bad in ({"valid_from": TODAY - timedelta(days=1)}, {"part": 999999}):
        cmd = SetPrice.model_validate({"part": part.pk, "price_inc": "1", "reason": "试试", **bad})
        with pytest.raises(Refused):
            shop.run(set_price, cmd, "parts_manager")
    assert not SellingPrice.objects.exists()
    assert prices_for(shop.store.pk, [part.pk], "retail", TODAY) == {}


@pytest.mark.parametrize("bad", ["0", "-1", "1.005", "NaN", "Infinity", "１００", "=1+1", "1e5"])
def test_bad_amounts(bad: str) -> None:
    with pytest.raises(ValidationError):
        SetPrice.model_validate({"part": 1, "price_inc": bad, "reason": "试试"})


def test_prices_are_history(shop: Shop) -> None:
    shop.price(shop.depot.part(), "100")
    for wrong in (lambda: SellingPrice.objects.update(price_inc=D(1)), SellingPrice.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_not_the_salesperson(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        shop.run(set_price, SetPrice(part=shop.depot.part().pk, price_inc=D(1), reason="便宜点"), "parts_sales")


def test_the_same_request_twice_sets_one_price(shop: Shop) -> None:
    cmd = SetPrice(part=shop.depot.part().pk, price_inc=D("9.90"), reason="新价")
    first = shop.run(set_price, cmd, "parts_manager", key="k1")
    assert shop.run(set_price, cmd, "parts_manager", key="k1") == first
    assert SellingPrice.objects.count() == 1


def named(shop: Shop, part: Any, price: str, **also: Any) -> Any:
    cmd = SetPrice.model_validate({"part": part.pk, "price_inc": price, "reason": "约定", **also})
    return shop.run(set_price, cmd, "parts_manager")


def test_agreed_then_campaign_then_class_then_retail_then_list(shop: Shop) -> None:
    """parts.md §1.4: the first that speaks wins; who has not agreed anything pays what his class pays."""
    part, mine, other = shop.goods("10", "2000", "458"), shop.customer(), shop.customer(name="西城汽修")
    for who in (mine, other):
        who.price_class = "wholesale"
        who.save()

    def pays(customer: Any, on: date = TODAY) -> tuple[D, str]:
        found = prices_for(shop.store.pk, [part.pk], customer.price_class, on, customer.pk)[part.pk]
        return found.price_inc, found.source

    assert pays(mine) == (D(458), "retail")
    named(shop, part, "420", until=TODAY + timedelta(days=6))
    assert pays(mine) == (D(420), "campaign") and pays(mine, TODAY + timedelta(days=7)) == (D(458), "retail")
    named(shop, part, "410", price_class="wholesale")
    assert pays(mine) == (D(410), "set")
    named(shop, part, "400", price_class="wholesale", until=TODAY)
    named(shop, part, "405", price_class="wholesale")
    assert pays(mine) == (D(400), "campaign") and pays(mine, TODAY + timedelta(days=1)) == (D(405), "set")
    named(shop, part, "390", customer=mine.pk)
    assert (pays(mine), pays(other)) == ((D(390), "contract"), (D(400), "campaign"))
    line = shop.draft((part, "2"), customer=mine.pk).lines.get()
    assert (line.price_inc, line.source) == (D(390), "contract")


def test_what_cannot_be_agreed(shop: Shop) -> None:
    part = shop.goods("10", "2000", "458")
    walk_in = shop.draft((part, "1")).customer
    for code, also in {
        "price.nobody": {"customer": walk_in.pk},
        "price.ends_early": {"valid_from": TODAY + timedelta(days=2), "until": TODAY + timedelta(days=1)},
    }.items():
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            named(shop, part, "400", **also)
    with pytest.raises(
        Refused, match=r"price\.below_cost"
    ):  # 225.99 with VAT are 199.99 without: a fen below the cost of 200
        named(shop, part, "225.99", until=TODAY)
    assert SellingPrice.objects.count() == 1


def test_below_the_least_margin_somebody_says_yes(shop: Shop) -> None:
    """Cost 200, least margin 10 %: 248.60 with VAT are 220.00 without, the floor; a fen less is asked about, and a sale wants a second person."""
    part = shop.goods("10", "2000", "248.59")
    assert floor_of(shop.depot.who("parts_manager"), D(200), "retail", TODAY) == D(200)
    Parameter.objects.create(
        store_id=shop.store.pk,
        name="pricing.least_margin",
        valid_from=date(2026, 1, 1),
        value="0.1",
        source="店规",
        set_by_id=1,
        set_at=shop.depot.clock.now(),
    )
    with pytest.raises(Refused, match=r"price\.below_floor"):
        shop.confirm(shop.draft((part, "1")))
    named(shop, part, "248.60", until=TODAY)
    with pytest.raises(Doubtful):
        named(shop, part, "248.59", until=TODAY)
    shop.confirm(shop.draft((part, "1")))  # at the campaign's price nobody is asked
    assert floor_of(shop.depot.who("parts_manager"), D(200), "internal", TODAY) == D(200)
