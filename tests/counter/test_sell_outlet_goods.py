"""An outlet sold parts of ours: revenue, VAT and cost in that moment, its debt, its return."""

from decimal import Decimal as D

import pytest
from django.db import transaction

from chehang.billing.models import Bill
from chehang.core.errors import NotAllowed
from chehang.core.sources import Source
from chehang.counter.models import Sale
from chehang.counter.operations.sell_outlet_goods import SellOutletGoods, sell_outlet_goods
from chehang.stock.models import Entry
from chehang.stock.services import adjust_value
from tests.goods import Depot, money
from tests.races import tally
from tests.selling import SELLING, Shop, sound
from tests.warehouse.outlets import NUMBER, TRUE, Outside, make_outside, outside, refused

__all__ = ["outside"]


def there(outside: Outside, quantity: str = "4", price: str = "20") -> Shop:
    shop = Shop(outside.depot)
    shop.price(outside.depot.part(NUMBER), price, "wholesale")
    outside.there(quantity)
    return shop


def test_sold_there(outside: Outside) -> None:
    """Three of ten worth 100.01, wholesale at 20.00: revenue 53.10 and VAT 6.90 against 二级网点 60.00, cost 30.00."""
    shop = there(outside)
    sale = outside.sell("3")
    assert (sale.state, sale.handover, sale.amount_inc, sale.lines.get().cost) == (
        "closed",
        "outlet",
        D(60),
        D("30.00"),
    )
    assert sale.customer == outside.place.outlet
    assert money("sale") == {"1122.05": D("60.00"), "6001.04": D("-53.10"), "2221.01.01": D("-6.90")}
    assert money("sale_cost") == {"6401.04": D("30.00"), "1405.02": D("-30.00")}
    assert outside.lies() == {"shelf": D(6), "outlet": D(1)} and outside.pool() == (D(7), D("70.01"))
    shop.pay(sale)  # the outlet pays later: the sale stays what it is
    sale.refresh_from_db()
    assert sale.state == "closed" and Bill.objects.get().rest == 0
    sound(*TRUE, *SELLING)


def test_no_more_than_lies_there_and_not_below_cost(outside: Outside) -> None:
    shop = there(outside, "4")
    with refused("outlet.not_there"):
        outside.sell("5")
    shop.price(outside.depot.part(NUMBER), "11", "wholesale")
    with refused("price.below_cost"):
        outside.sell("1")
    assert not Sale.objects.exists() and outside.lies()["outlet"] == 4
    outside.sell("1", "general_manager")
    with pytest.raises(NotAllowed):
        outside.sell("1", "keeper")
    part = {"part": outside.depot.part(NUMBER).pk, "quantity": "1"}
    cmd = SellOutletGoods.model_validate({"place": outside.place.pk, "lines": [part, part]})
    with refused("transfer.twice"):
        outside.depot.run(sell_outlet_goods, cmd, "parts_sales")


def test_what_its_buyer_brings_back_takes_its_late_cost_along(outside: Outside) -> None:
    """Late 10.00 on ten of which three were sold there: 7.00 to stock, 3.00 to cost of sales; one that comes back brings 1.00."""
    shop = there(outside)
    sale = outside.sell("3")
    depot = outside.depot
    late = [(depot.part(NUMBER).pk, D("10.00"), 0)]
    with transaction.atomic():
        (found,) = adjust_value(depot.context("accountant"), Source("tests.opening", 1), late)
    assert (found.to_stock, found.to_cost_of_sales) == (D("7.00"), D("3.00"))
    made = shop.ask_back(sale, (1, "1"))
    shop.inspect(made, (1, "1", "unopened", "A-01-01-01"))
    assert outside.pool() == (D(8), D("70.01") + D("7.00") + D("10.00") + D("1.00"))
    assert Entry.objects.filter(movement="611").count() == 2


def test_the_last_piece_there_is_sold_once(real_depot: Depot) -> None:
    outside = make_outside(real_depot)
    there(outside, "1")
    me, clock = outside.depot.who("parts_sales"), outside.depot.clock
    lines = [{"part": outside.depot.part(NUMBER).pk, "quantity": "1"}]
    cmd = SellOutletGoods.model_validate({"place": outside.place.pk, "lines": lines})
    assert tally(*[lambda: sell_outlet_goods(cmd, actor=me, clock=clock) for _n in range(2)]) == (1, 1)
    assert Sale.objects.get().state == "closed"
    sound(*TRUE)
