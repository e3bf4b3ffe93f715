"""Paid beforehand, it is a debt to the customer (P22)."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Bill
from chehang.billing.operations.put_on_account import PutOnAccount, put_on_account
from chehang.core.errors import Refused
from chehang.core.verify import broken

from .packages import bought, offered
from .yard import balance


def test_a_debt_without_revenue(yard) -> None:
    """1,000 = 884.96 of debt + 115.04 of VAT to come."""
    package = bought(yard, offered(yard))
    assert (package.state, package.price_ex, str(package.expires_on)) == ("active", D("884.96"), "2027-11-23")
    store = yard.shop.store
    assert balance(store, "stored_value") == D("-884.96") and balance(store, "output_vat_pending") == D("-115.04")
    assert balance(store, "labour_revenue") == balance(store, "receivable_customer") == 0
    assert not [x for rule, x in broken() if rule.code in ("P22", "I20", "I20d")]


def test_nothing_is_usable_before_it_is_paid(yard) -> None:
    package = bought(yard, offered(yard), paid=False)
    with pytest.raises(Refused, match=r"package\.not_usable"):
        yard.run("use_package", order=yard.open().pk, package=package.pk)
    assert balance(yard.shop.store, "stored_value") == 0


def test_not_on_account(yard) -> None:
    package = bought(yard, offered(yard), customer=yard.shop.customer("9000"), paid=False)
    bill = Bill.objects.get(object_id=package.pk)
    with pytest.raises(Refused, match=r"package\.on_account"):
        yard.shop.run(put_on_account, PutOnAccount(bill=bill.pk), "cashier")
