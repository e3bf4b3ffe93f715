"""Credit: within the limit, nothing long overdue."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.billing.credit import owed
from chehang.billing.models import Bill, Receipt
from chehang.billing.operations.put_on_account import PutOnAccount, put_on_account
from chehang.core.errors import NotAllowed, Refused
from chehang.counter.models import Sale
from tests.goods import money
from tests.selling import SELLING, Shop, sound


def test_goods_leave_on_credit_and_are_paid_later(shop: Shop) -> None:
    firm = shop.customer("1000")
    sale = shop.sold((shop.goods(), "2"), customer=firm.pk)
    shop.on_account(sale)
    sale.refresh_from_db()
    assert sale.state == "cleared" and owed(shop.store.pk, firm.pk) == D(916)
    shop.release(sale)
    bill = shop.bill(sale)
    assert bill.state == "on_account" and bill.due == bill.charged_on + timedelta(days=30)
    assert money("sale")["1122.01"] == D(916) and not Receipt.objects.exists()
    shop.pay(sale, "416", "transfer")
    assert owed(shop.store.pk, firm.pk) == D(500)
    shop.pay(sale, method="transfer")
    bill.refresh_from_db()
    assert bill.state == "paid" and owed(shop.store.pk, firm.pk) == 0
    sound(*SELLING)


def test_the_limit_counts_what_is_owed_already(shop: Shop) -> None:
    firm = shop.customer("1000")
    part = shop.goods()
    first, second = (shop.sold((part, n), customer=firm.pk) for n in ("2", "1"))
    shop.on_account(first)
    with pytest.raises(Refused) as caught:
        shop.on_account(second)
    assert caught.value.code == "credit.exceeded"
    assert [caught.value.params[k] for k in ("limit", "owed", "amount")] == ["1,000.00", "916.00", "458.00"]
    assert shop.bill(second).state == "waiting"
    shop.pay(first, "400")
    shop.on_account(second)


def test_part_paid_the_rest_on_account(shop: Shop) -> None:
    firm = shop.customer("500")
    sale = shop.sold((shop.goods(), "2"), customer=firm.pk)
    with pytest.raises(Refused, match="exceeded"):
        shop.on_account(sale)
    shop.pay(sale, "416")
    shop.on_account(sale)
    assert owed(shop.store.pk, firm.pk) == D(500)


def test_a_walk_in_pays_at_once(shop: Shop) -> None:
    with pytest.raises(Refused, match="exceeded"):
        shop.on_account(shop.sold((shop.goods(), "1")))


def test_thirty_days_overdue_is_too_late(shop: Shop) -> None:
    firm = shop.customer("9999")
    part = shop.goods()
    old = shop.sold((part, "1"), customer=firm.pk)
    shop.on_account(old)
    new = shop.sold((part, "1"), customer=firm.pk)
    today = shop.depot.clock.today()
    Bill.objects.filter(pk=shop.bill(old).pk).update(due=today - timedelta(days=31))
    with pytest.raises(Refused) as caught:
        shop.on_account(new)
    assert caught.value.code == "credit.overdue" and shop.bill(old).number in caught.value.message
    Bill.objects.filter(pk=shop.bill(old).pk).update(due=today - timedelta(days=30))
    shop.on_account(new)
    assert Sale.objects.get(pk=new.pk).state == "cleared"


def test_not_the_salesperson_and_not_twice(shop: Shop) -> None:
    sale = shop.sold((shop.goods(), "1"), customer=shop.customer("1000").pk)
    with pytest.raises(NotAllowed):
        shop.run(put_on_account, PutOnAccount(bill=shop.bill(sale).pk), "parts_sales")
    shop.on_account(sale)
    with pytest.raises(Refused, match="state"):
        shop.on_account(sale)
