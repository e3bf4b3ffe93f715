"""Selling prices: dated, by class, never overwritten."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction
from pydantic import ValidationError

from chehang.catalogue.models import PriceListEntry
from chehang.core.errors import NotAllowed, Refused
from chehang.pricing.models import SellingPrice
from chehang.pricing.operations.set_price import SetPrice, set_price
from chehang.pricing.services import from_list, prices_for
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
