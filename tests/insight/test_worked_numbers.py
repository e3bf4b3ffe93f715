"""Worked numbers: each value below is computed by hand from what the test did."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.measures import Span, measures, read
from chehang.core.measures.values import Ratio
from chehang.counter.operations.record_lost_sale import RecordLostSale, record_lost_sale
from tests.goods import TODAY
from tests.selling import Shop

MONTH = Span.of("month", TODAY)


def value(shop: Shop, name: str, span: Span = MONTH, today=TODAY) -> D | None:
    return read(measures()[name], shop.depot.who("general_manager"), span, today).value


@pytest.fixture
def traded(shop: Shop) -> Shop:
    """Ten filters at 267.50 are there, priced 458. Sold and out: 2 and 3. One line of 5 lost for want of stock."""
    part = shop.goods()
    shop.done((part, "2"))
    shop.done((part, "3"))
    shop.run(record_lost_sale, RecordLostSale.model_validate({"part": part.pk, "quantity": "5", "reason": "no_stock"}))
    return shop


def test_turnover_and_margin(traded: Shop) -> None:
    """458 × 2 = 916 → 810.62 without 13 %; 458 × 3 = 1,374 → 1,215.93; cost 5 × 267.50 = 1,337.50."""
    assert value(traded, "counter.sold") == D("2290.00")
    assert value(traded, "counter.sold_ex") == value(traded, "counter.turnover") == D("2026.55")
    assert value(traded, "counter.profit") == D("689.05")
    assert value(traded, "counter.margin") == D("0.340011")
    assert value(traded, "counter.average_sale") == D("1145.00")


def test_fill_rate_and_lost_sales(traded: Shop) -> None:
    """2 of 3 lines filled at once; 1 of 3 lost; by pieces 5 of 10."""
    assert value(traded, "counter.first_fill") == D("0.666667")
    assert value(traded, "counter.lost_rate") == D("0.333333")
    by_pieces = measures()["counter.first_fill"].defined("pieces")
    assert isinstance(by_pieces.value, Ratio)
    assert (value(traded, "counter.filled_pieces"), value(traded, "counter.asked_pieces")) == (D(5), D(10))


def test_stock_turns_and_days(traded: Shop) -> None:
    """Left: 5 × 267.50 = 1,337.50; issued 1,337.50 in the month: 30 days of supply, stock to issues 1, turns 12 a year."""
    assert value(traded, "stock.value") == value(traded, "stock.issue_cost") == D("1337.50")
    assert value(traded, "stock.days") == D("30.0")
    assert value(traded, "stock.to_issues") == D("1.00")
    assert value(traded, "stock.turns") == D("12.00")
    assert value(traded, "stock.dead_share") == D(0)


def test_what_is_owed_and_how_late(traded: Shop) -> None:
    """458 on account, due in 10 days: owed at once; a month later all of it is late by 20 days."""
    part = traded.goods()
    sale = traded.sold((part, "1"), customer=traded.customer("1000", payment_days=10).pk)
    traded.on_account(sale)
    traded.release(sale)
    assert value(traded, "billing.on_account") == value(traded, "billing.owed") == D("458.00")
    assert value(traded, "billing.overdue_share") == D(0)
    assert value(traded, "billing.days_outstanding") == D("30.0")
    later = TODAY + timedelta(days=30)
    assert value(traded, "billing.overdue_share", Span.of("day", later), later) == D(1)


def test_a_month_without_business_divides_nothing_by_nothing(traded: Shop) -> None:
    october = Span.read("2026-10")
    for name in ("counter.margin", "counter.first_fill", "counter.lost_rate", "stock.days", "counter.average_sale"):
        assert value(traded, name, october) is None, name
