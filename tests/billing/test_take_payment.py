"""Taking money: receipts with numbers, vouchers per method, nothing beyond what is due."""

from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.billing.models import Receipt
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.core.errors import NotAllowed, Refused
from chehang.core.verify import invariants
from tests.goods import money
from tests.shop import PadShop


def test_several_methods_for_one_bill(padshop: PadShop) -> None:
    sale = padshop.confirmed("2", "0.05")
    done = padshop.pay(sale, ("wechat", "470.20"), ("card", "400.00"))
    assert done.number.startswith("REC-")
    assert Receipt.objects.count() == 2 and padshop.bill(sale).state == "paid"
    assert money("money_received") == {"1012.02": D("870.20"), "1122.01": D("-870.20")}
    sale.refresh_from_db()
    assert sale.state == "cleared" and padshop.outbound(sale).cleared


def test_a_part_payment_leaves_the_goods_here(padshop: PadShop) -> None:
    sale = padshop.confirmed("2")
    assert padshop.pay(sale, ("cash", "100.00")).rest == "816.00"
    sale.refresh_from_db()
    assert sale.state == "confirmed" and not padshop.outbound(sale).cleared
    padshop.pay(sale, ("transfer", "816.00"))
    assert padshop.bill(sale).state == "paid"


def test_change_is_worked_out(padshop: PadShop) -> None:
    sale = padshop.confirmed("1")
    cmd = TakePayment.model_validate(
        {"bill": padshop.bill(sale).pk, "payments": [{"method": "cash", "amount": "458", "tendered": "500"}]}
    )
    assert padshop.depot.run(take_payment, cmd, "cashier").change == "42.00"


@pytest.mark.parametrize(
    ("payment", "code"),
    [
        ({"method": "cash", "amount": "458.01"}, "payment.too_much"),
        ({"method": "cash", "amount": "458", "tendered": "400"}, "payment.tendered"),
        ({"method": "card", "amount": "458", "tendered": "500"}, "payment.not_cash"),
    ],
)
def test_refused_with_nothing_left(padshop: PadShop, payment: dict, code: str) -> None:
    sale = padshop.confirmed("1")
    with pytest.raises(Refused, match=code):
        padshop.depot.run(
            take_payment, TakePayment.model_validate({"bill": padshop.bill(sale).pk, "payments": [payment]}), "cashier"
        )
    assert not Receipt.objects.exists() and not money("money_received")


def test_the_same_click_twice(padshop: PadShop) -> None:
    sale = padshop.confirmed("1")
    assert padshop.pay(sale, ("cash", "458.00"), key="k") == padshop.pay(sale, ("cash", "458.00"), key="k")
    with pytest.raises(Refused, match=r"bill\.not_open"):
        padshop.pay(sale, ("cash", "458.00"), key="k2")
    assert Receipt.objects.count() == 1


def test_only_the_cashier(padshop: PadShop) -> None:
    sale = padshop.confirmed("1")
    cmd = TakePayment.model_validate({"bill": padshop.bill(sale).pk, "payments": [{"method": "cash", "amount": "1"}]})
    with pytest.raises(NotAllowed):
        padshop.depot.run(take_payment, cmd, "parts_sales")


def test_receipts_stand_and_the_sub_ledger_agrees(padshop: PadShop) -> None:
    for quantity in ("1", "2"):
        sale = padshop.confirmed(quantity)
        padshop.pay(sale)
    padshop.hand_out(sale)
    for act in (lambda: Receipt.objects.update(amount=D(1)), lambda: Receipt.objects.all().delete()):
        with pytest.raises(IntegrityError, match="guard:billing_receipt"), transaction.atomic():
            act()
    rules = {r.code: r for r in invariants()}
    assert list(rules["I20"].find()) == [] and list(rules["I20b"].find()) == []
