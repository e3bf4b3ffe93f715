"""Confirming: goods held, bill at the cash desk, limits kept. And the whole way of a sale, in both books."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.billing.models import Bill
from chehang.catalogue.models import Part
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.counter.models import Sale, SaleLine
from chehang.counter.operations.confirm_sale import ConfirmSale, confirm_sale
from chehang.stock.models import Balance, Reservation
from chehang.warehouse.models import Outbound
from tests.goods import goods_equal_money, money
from tests.selling import SELLING, Shop, sound


def untouched(sale: Sale) -> None:
    sale.refresh_from_db()
    assert (sale.state, sale.number) == ("draft", "")
    assert not Outbound.objects.exists() and not Bill.objects.exists() and not Reservation.objects.exists()


def test_a_sale_from_the_order_to_the_customer_s_hands(shop: Shop) -> None:
    """2 × 458 less 5 %: 870.20 = 770.09 + 100.11; cost 535.00; gross profit 235.09 (parts.md §1.6)."""
    part = shop.depot.part()
    shop.receive(part, "10", "267.50")
    shop.price(part, "458")
    sale = shop.sold((part, "2", "0.05"))
    assert sale.state == "confirmed" and sale.number.startswith("SO-")
    assert Balance.objects.get(on_hand__gt=0).reserved == 2
    bill = shop.bill(sale)
    assert (bill.amount, bill.state, bill.charged_on) == (D("870.20"), "waiting", None)
    assert InboxItem.objects.get(post="cashier", done_at=None).subject_id == bill.pk
    outbound = Outbound.objects.get()
    assert (outbound.cleared, outbound.source_number) == (False, sale.number)

    shop.pay(sale, tendered="1000")
    assert not InboxItem.objects.filter(post="cashier", done_at=None).exists()
    sale.refresh_from_db()
    outbound.refresh_from_db()
    assert sale.state == "cleared" and outbound.cleared
    assert money("money_received") == {"1001": D("870.20"), "1122.01": D("-870.20")}
    assert money("sale") == {}

    shop.release(sale)
    sale.refresh_from_db()
    line = sale.lines.get()
    assert sale.state == "closed" and line.cost == D("535.00")
    assert money("sale") == {"1122.01": D("870.20"), "6001.04": D("-770.09"), "2221.01.01": D("-100.11")}
    assert money("sale_cost") == {"6401.04": D("535.00"), "1405.02": D("-535.00")}
    assert sale.amount_ex - line.cost == D("235.09")
    bill.refresh_from_db()
    assert bill.charged_on == shop.depot.clock.today() and bill.state == "paid"
    goods_equal_money(shop.store)
    sound(*SELLING)


def test_no_goods_without_money(shop: Shop) -> None:
    sale = shop.sold((shop.goods(), "1"))
    with pytest.raises(Refused, match="not_cleared"):
        shop.release(sale)
    shop.pay(sale, "100")
    with pytest.raises(Refused, match="not_cleared"):
        shop.release(sale)
    assert money("sale") == {}


def test_short_stock_names_bins_and_what_to_offer(shop: Shop) -> None:
    from chehang.catalogue.operations.record_interchange import RecordInterchange, record_interchange

    part, other = shop.goods("2", "535.00"), shop.goods("7", "1400.00", number="H3A 115 403 G", price="380")
    pair = RecordInterchange.model_validate({"part": part.pk, "other": other.pk, "valid_from": "2026-01-01"})
    shop.run(record_interchange, pair, "parts_planner")
    sale = shop.draft((part, "1"), (part, "2"))
    with pytest.raises(Refused) as caught:
        shop.confirm(sale)
    said = caught.value.message
    assert caught.value.code == "stock.short" and caught.value.field == "lines.1.quantity"
    for word in ("H3A 115 403 F", "A-01-01-01", "2 ", "3", "H3A 115 403 G (7)", "F6"):
        assert word in said, word
    untouched(sale)


def test_held_goods_are_not_sold_again(shop: Shop) -> None:
    part = shop.goods("2", "535.00")
    shop.sold((part, "2"))
    sale = shop.draft((part, "1"))
    with pytest.raises(Refused, match=r"stock\.short"):
        shop.confirm(sale)
    assert Bill.objects.count() == 1


def test_a_discount_beyond_the_limit_names_limit_and_approver(shop: Shop) -> None:
    part = shop.goods(value="1000.00")
    for discount, who in (("0.06", "parts manager"), ("0.11", "general manager")):
        sale = shop.draft((part, "1"), (part, "1", discount))
        with pytest.raises(Refused) as caught:
            shop.confirm(sale)
        assert caught.value.code == "discount.beyond_limit" and caught.value.field == "lines.1.discount"
        assert str(caught.value.params["limit"]) == "5.0"
        from django.utils import translation

        with translation.override("en"):
            assert who in caught.value.message
        untouched(sale)
    manager = shop.draft((part, "1", "0.10"), post="parts_manager")
    shop.confirm(manager, "parts_manager")


def test_below_cost_needs_a_second_person(shop: Shop) -> None:
    from chehang.counter.operations.approve_discount import ApproveDiscount, approve_discount

    part = shop.goods("10", "4100.00", price="458")  # average 410 ex; 458 inc is 405.31 ex
    sale = shop.draft((part, "1"))
    with pytest.raises(Refused, match="below_cost"):
        shop.confirm(sale)
    untouched(sale)
    shop.run(approve_discount, ApproveDiscount(sale=sale.pk, reason="清仓"), "parts_manager")
    shop.confirm(sale)


def test_a_price_by_hand_needs_the_manager(shop: Shop) -> None:
    from chehang.counter.operations.draft_sale import DraftSale, draft_sale

    part = shop.depot.part("H9", "无价件")
    shop.depot.shelve(part, "3", "30.00")
    typed = DraftSale.model_validate({"lines": [{"part": part.pk, "quantity": "1", "price_inc": "20"}]})
    sale = Sale.objects.get(pk=shop.run(draft_sale, typed).id)
    with pytest.raises(Refused, match="by_hand"):
        shop.confirm(sale)
    shop.confirm(sale, "parts_manager")


def test_once_only(shop: Shop) -> None:
    sale = shop.draft((shop.goods(), "1"))
    first = shop.confirm(sale, key="x")
    assert shop.confirm(sale, key="x") == first
    with pytest.raises(Refused, match="state"):
        shop.confirm(sale)
    assert Bill.objects.count() == Outbound.objects.count() == 1


def test_numbers_have_no_gap(shop: Shop) -> None:
    part = shop.goods("2", "535.00")
    shop.sold((part, "1"))
    with pytest.raises(Refused):
        shop.confirm(shop.draft((part, "5")))
    assert [shop.sold((part, "1")).number[-5:]] == ["00002"]


def test_the_database_keeps_a_confirmed_sale(shop: Shop) -> None:
    sale = shop.sold((shop.goods(), "1"))
    wrong: list[Any] = [
        lambda: Sale.objects.update(amount_inc=D(1)),
        lambda: SaleLine.objects.update(price_inc=D(1)),
        lambda: SaleLine.objects.all().delete(),
        lambda: Sale.objects.update(state="closed"),
        lambda: SaleLine.objects.update(returned=D(2)),
        lambda: sale.lines.create(
            store=shop.store, n=2, part=Part.objects.get(), part_no="x", part_name="x", unit="item", quantity=D(1),
            list_inc=D(1), price_inc=D(1), amount_inc=D(1), tax_rate=D(0), amount_ex=D(1), tax=D(0),
        ),
    ]  # fmt: skip
    for attempt in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_not_the_cashier(shop: Shop) -> None:
    sale = shop.draft((shop.goods(), "1"))
    with pytest.raises(NotAllowed):
        shop.run(confirm_sale, ConfirmSale(sale=sale.pk), "cashier")
