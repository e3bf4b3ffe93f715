"""What is held goes back as an ordinary debt, which finance pays by its own approval."""

from decimal import Decimal as D

import pytest

from chehang.billing.operations.return_deposit import ReturnDeposit, return_deposit
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.ledger.queries import balance_of_role
from tests.goods import money
from tests.selling import Shop, sound

from .carried import held


def test_a_part_and_the_rest(shop: Shop) -> None:
    deposit = held(shop, shop.customer())
    shop.run(return_deposit, ReturnDeposit(deposit=deposit.pk, reason="客户退订", amount=D(2000)), "finance_manager")
    assert money("deposit_returned") == {"2204.01": D(2000), "2241.09": D(-2000)}
    assert InboxItem.objects.filter(post="accountant", done_at=None).exists()
    shop.run(return_deposit, ReturnDeposit(deposit=deposit.pk, reason="客户退订"), "finance_manager")
    deposit.refresh_from_db()
    assert deposit.rest == 0 and balance_of_role(shop.depot.context(), "car_deposit") == 0
    with pytest.raises(Refused, match=r"deposit\.rest"):
        shop.run(return_deposit, ReturnDeposit(deposit=deposit.pk, reason="再退一次"), "finance_manager")
    sound("I21b")


def test_refusals_leave_nothing(shop: Shop) -> None:
    deposit = held(shop, shop.customer())
    back = ReturnDeposit(deposit=deposit.pk, reason="客户退订", amount=D("5000.01"))
    with pytest.raises(Refused, match=r"deposit\.rest"):
        shop.run(return_deposit, back, "finance_manager")
    with pytest.raises(NotAllowed):
        shop.run(return_deposit, back, "cashier")
    deposit.refresh_from_db()
    assert (deposit.used, deposit.uses.count()) == (0, 0)
