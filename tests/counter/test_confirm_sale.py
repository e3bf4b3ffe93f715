"""Confirming: number, reservation, bill; limits and shortages refuse it with nothing left behind."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Bill
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import InboxItem, NumberSeries
from chehang.counter.operations.approve_discount import ApproveDiscount, approve_discount
from chehang.counter.operations.confirm_sale import ConfirmSale, confirm_sale
from chehang.ledger.models import Line
from chehang.stock.models import Balance, Pool
from chehang.warehouse.models import Outbound
from tests.goods import money
from tests.selling import Shop


def test_a_sale_from_counter_to_handover(shop: Shop) -> None:
    sale = shop.confirmed("2", "0.05")
    assert (sale.amount_inc, sale.amount_ex, sale.tax) == (D("870.20"), D("770.09"), D("100.11"))
    assert sale.number.startswith("SO-") and Balance.objects.get().reserved == D(2)
    assert InboxItem.objects.filter(post="cashier").exists()
    shop.pay(sale, ("cash", "870.20"))
    shop.hand_out(sale)
    assert sale.state == "closed"
    line = sale.lines.get()
    assert line.cost == D("535.00") and sale.amount_ex - line.cost == D("235.09")
    assert money("sale") == {"1122.01": D("870.20"), "6001.04": D("-770.09"), "2221.01.01": D("-100.11")}
    assert money("sale_cost") == {"6401.04": D("535.00"), "1405.02": D("-535.00")}
    assert money("money_received") == {"1001": D("870.20"), "1122.01": D("-870.20")}
    assert Balance.objects.get().on_hand == D(73)


def test_stock_short_is_explained_and_leaves_nothing(shop: Shop) -> None:
    sale = shop.draft("76")
    with pytest.raises(Refused, match=r"stock\.short") as caught:
        shop.depot.run(confirm_sale, ConfirmSale(sale=sale.pk), "parts_sales")
    assert "75" in caught.value.message and "76" in caught.value.message
    sale.refresh_from_db()
    assert sale.state == "draft" and not Bill.objects.exists() and not Outbound.objects.exists()
    assert not NumberSeries.objects.filter(series="SO").exists()


def test_over_discount_needs_the_manager_and_an_edit_voids_it(shop: Shop) -> None:
    sale = shop.draft("2", "0.08")
    confirm = ConfirmSale(sale=sale.pk)
    with pytest.raises(Refused, match=r"discount\.beyond_limit"):
        shop.depot.run(confirm_sale, confirm, "parts_sales")
    shop.depot.run(approve_discount, ApproveDiscount(sale=sale.pk, reason="老客户"), "parts_manager")
    sale.lines.update(discount=D("0.09"))
    with pytest.raises(Refused, match=r"discount\.beyond_limit"):
        shop.depot.run(confirm_sale, confirm, "parts_sales")
    sale.lines.update(discount=D("0.08"))
    shop.depot.run(confirm_sale, confirm, "parts_sales")


def test_twice_is_once(shop: Shop) -> None:
    sale = shop.draft()
    first = shop.depot.run(confirm_sale, ConfirmSale(sale=sale.pk), "parts_sales", key="k")
    assert shop.depot.run(confirm_sale, ConfirmSale(sale=sale.pk), "parts_sales", key="k") == first
    with pytest.raises(Refused, match=r"state\.wrong"):
        shop.depot.run(confirm_sale, ConfirmSale(sale=sale.pk), "parts_sales", key="k2")
    assert Bill.objects.count() == 1


def test_not_everybody_and_not_from_another_store(shop: Shop, actor_of, other_store, clock) -> None:
    sale = shop.draft()
    with pytest.raises(NotAllowed):
        shop.depot.run(confirm_sale, ConfirmSale(sale=sale.pk), "keeper")
    with pytest.raises(NotFound):
        confirm_sale(ConfirmSale(sale=sale.pk), actor=actor_of("parts_sales", at=other_store), clock=clock)


def test_unpaid_goods_stay(shop: Shop) -> None:
    sale = shop.confirmed()
    with pytest.raises(Refused):
        shop.hand_out(sale)
    goods = Balance.objects.get()
    assert goods.on_hand == D(75) and not money("sale")


def test_goods_and_money_agree_after_it_all(depot, shop: Shop) -> None:
    sale = shop.confirmed("3")
    shop.pay(sale)
    shop.hand_out(sale)
    gone = sum(x.credit for x in Line.objects.filter(account__code="1405.02"))
    assert Pool.objects.get().value == D("20062.50") - gone
