"""A figure opens exactly the rows it counts (D1)."""

from decimal import Decimal

import pytest
from django.test import Client

from chehang.core.desk import figures_for
from chehang.core.measures import Span, contributions, measures, read, rows_behind
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from chehang.org.models import Account
from chehang.purchasing.operations.set_capital_quota import SetCapitalQuota, set_capital_quota
from tests.goods import TODAY
from tests.selling import Shop

POSTS = ("parts_sales", "parts_manager", "keeper", "general_manager", "cashier", "parts_planner")


@pytest.mark.parametrize("post", POSTS)
def test_the_figures_of_a_desk_open_what_they_count(shop: Shop, post: str) -> None:
    part = shop.depot.part("H3A 955 425 G", "雨刮片")
    shop.depot.receive(shop.depot.ordered((part, "3", "40")), (part, "3"), price="40")
    shop.depot.ordered((part, "7", "40"))
    shop.done((shop.goods(), "1"))
    shop.draft((shop.goods(), "5"))
    actor, today = shop.depot.who(post), shop.depot.clock.today()
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=actor.account_id), backend="chehang.org.accounts.AccountBackend")
    checked = 0
    for figure in figures_for(actor, shop.depot.clock):
        assert client.get(figure.url).status_code == 200
        measure = measures()[figure.measure]
        span = Span.read(figure.url.partition("span=")[2])
        rows = rows_behind(measure, actor, span, today)
        if rows is None or figure.value is None:
            continue
        brought = [contributions(measure, row)[0] for row in rows]
        assert measure.unit == "percent" or Decimal(figure.value) == sum(brought), figure.url
        checked += 1
    assert checked


def test_a_draft_and_a_cancelled_sale_are_not_sold(shop: Shop) -> None:
    shop.done((shop.goods(), "1"))
    shop.draft((shop.goods(), "5"))
    given_up = shop.sold((shop.goods(), "2"))
    shop.run(cancel_sale, CancelSale(sale=given_up.pk, reason="客户不要了"), "parts_manager")
    sold = next(f for f in figures_for(shop.depot.who("parts_sales"), shop.depot.clock) if f.measure == "counter.sold")
    assert sold.value == Decimal("458.00")


def test_on_order_opens_what_is_still_to_come(shop: Shop) -> None:
    part = shop.depot.part("H3A 955 425 G", "雨刮片")
    shop.depot.ordered((part, "7", "40"))
    shop.depot.draft((part, "100", "40"))
    planner = shop.depot.who("parts_planner")
    figure = next(f for f in figures_for(planner, shop.depot.clock) if f.measure == "purchasing.on_order")
    rows = rows_behind(
        measures()["purchasing.on_order"], planner, Span.of("day", shop.depot.clock.today()), shop.depot.clock.today()
    )
    assert figure.value == Decimal("280.00") and [r.outstanding for r in rows] == [Decimal(7)]


def test_quota_stock_cash_and_receivables_open_their_rows(shop: Shop) -> None:
    """3 × 40 in with an invoice and on the shelf beside 10 × 267.50; one sold for cash, one on account; both left."""
    part, goods = shop.depot.part("H3A 955 425 G", "雨刮片"), shop.goods()
    shop.receive(part, "3", "40")
    cmd = SetCapitalQuota.model_validate({"amount": "50000", "valid_from": TODAY, "reason": "董事会决定"})
    shop.depot.run(set_capital_quota, cmd, "finance_manager")
    shop.done((goods, "1"))
    sale = shop.sold((goods, "1"), customer=shop.customer("1000").pk)
    shop.on_account(sale)
    shop.release(sale)
    boss, today = shop.depot.who("general_manager"), shop.depot.clock.today()
    counted = {
        "purchasing.quota": ("50000.00", 1),
        "stock.value": ("2260.00", 2),  # 2675 + 120 − 2 × 267.50
        "finance.cash": ("458.00", 1),
        "billing.owed": ("458.00", 1),
        "counter.sold": ("916.00", 2),
    }
    for name, (value, n) in counted.items():
        measure, span = measures()[name], Span.of("day", today)
        rows = rows_behind(measure, boss, span, today)
        assert rows is not None
        assert read(measure, boss, span, today).value == Decimal(value), name
        assert len(rows) == n and sum(contributions(measure, row)[0] for row in rows) == Decimal(value), name
    free = read(measures()["purchasing.free_quota"], boss, Span.of("day", today), today)
    assert free.value == Decimal("47740.00") and [t.measure.name for t in free.terms] == [
        "purchasing.quota",
        "stock.value",
        "purchasing.on_order",
    ]
