"""Taking money: receipts with numbers, vouchers per method, nothing beyond what is due."""

from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.billing.models import Receipt
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.core.errors import NotAllowed, Refused
from chehang.core.verify import invariants
from tests.goods import money
from tests.selling import Shop


def test_several_methods_for_one_bill(shop: Shop) -> None:
    sale = shop.confirmed("2", "0.05")
    done = shop.pay(sale, ("wechat", "470.20"), ("card", "400.00"))
    assert done.number.startswith("REC-")
    assert Receipt.objects.count() == 2 and shop.bill(sale).state == "paid"
    assert money("money_received") == {"1012.02": D("870.20"), "1122.01": D("-870.20")}
    sale.refresh_from_db()
    assert sale.state == "cleared" and shop.outbound(sale).cleared


def test_a_part_payment_leaves_the_goods_here(shop: Shop) -> None:
    sale = shop.confirmed("2")
    assert shop.pay(sale, ("cash", "100.00")).rest == "816.00"
    sale.refresh_from_db()
    assert sale.state == "confirmed" and not shop.outbound(sale).cleared
    shop.pay(sale, ("transfer", "816.00"))
    assert shop.bill(sale).state == "paid"


def test_change_is_worked_out(shop: Shop) -> None:
    sale = shop.confirmed("1")
    cmd = TakePayment.model_validate({"bill": shop.bill(sale).pk, "payments": [{"method": "cash", "amount": "458", "tendered": "500"}]})
    assert shop.depot.run(take_payment, cmd, "cashier").change == "42.00"


@pytest.mark.parametrize(
    ("payment", "code"),
    [
        ({"method": "cash", "amount": "458.01"}, "payment.too_much"),
        ({"method": "cash", "amount": "458", "tendered": "400"}, "payment.tendered"),
        ({"method": "card", "amount": "458", "tendered": "500"}, "payment.tendered"),
    ],
)
def test_refused_with_nothing_left(shop: Shop, payment: dict, code: str) -> None:
    sale = shop.confirmed("1")
    with pytest.raises(Refused, match=code):
        shop.depot.run(take_payment, TakePayment.model_validate({"bill": shop.bill(sale).pk, "payments": [payment]}), "cashier")
    assert not Receipt.objects.exists() and not money("money_received")


def test_the_same_click_twice(shop: Shop) -> None:
    sale = shop.confirmed("1")
    assert shop.pay(sale, ("cash", "458.00"), key="k") == shop.pay(sale, ("cash", "458.00"), key="k")
    with pytest.raises(Refused, match=r"bill\.not_open"):
        shop.pay(sale, ("cash", "458.00"), key="k2")
    assert Receipt.objects.count() == 1


def test_only_the_cashier(shop: Shop) -> None:
    sale = shop.confirmed("1")
    cmd = TakePayment.model_validate({"bill": shop.bill(sale).pk, "payments": [{"method": "cash", "amount": "1"}]})
    with pytest.raises(NotAllowed):
        shop.depot.run(take_payment, cmd, "parts_sales")


def test_receipts_stand_and_the_sub_ledger_agrees(shop: Shop) -> None:
    for quantity in ("1", "2"):
        sale = shop.confirmed(quantity)
        shop.pay(sale)
    shop.hand_out(sale)
    for act in (lambda: Receipt.objects.update(amount=D(1)), lambda: Receipt.objects.all().delete()):
        with pytest.raises(IntegrityError, match="guard:billing_receipt"), transaction.atomic():
            act()
    rules = {r.code: r for r in invariants()}
    assert list(rules["I20"].find()) == [] and list(rules["I20b"].find()) == []
