"""A held deposit pays a bill of its customer, never more than is held, once for one intent."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.billing.operations.return_deposit import ReturnDeposit, return_deposit
from chehang.billing.operations.use_deposit import UseDeposit, use_deposit
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.ledger.queries import balance_of_role
from tests.goods import Depot, money
from tests.races import codes
from tests.selling import Shop, sound

from .carried import asked, held


def test_it_pays_the_bill_and_no_money_moves(shop: Shop) -> None:
    buyer = shop.customer()
    deposit, bill = held(shop, buyer), asked(shop, buyer)
    cmd = UseDeposit(deposit=deposit.pk, bill=bill.pk)
    first = shop.run(use_deposit, cmd, "cashier", key="k")
    assert shop.run(use_deposit, cmd, "cashier", key="k") == first  # the same intent: the same answer
    bill.refresh_from_db()
    deposit.refresh_from_db()
    assert (bill.state, bill.paid, deposit.used, deposit.rest) == ("paid", D(3000), D(3000), D(2000))
    assert money("money_received") == {"2204.01": D(3000), "1122.01": D(-3000)}
    assert balance_of_role(shop.depot.context(), "car_deposit") == D(-2000)
    sound("I21b", "I22b", "I20b")


@pytest.mark.parametrize(("kind", "account"), [("car", "2204.01"), ("parts", "2204.02")])
def test_a_part_of_a_bill(shop: Shop, kind: str, account: str) -> None:
    buyer = shop.customer()
    deposit, bill = held(shop, buyer, "1000", kind), asked(shop, buyer)
    shop.run(use_deposit, UseDeposit(deposit=deposit.pk, bill=bill.pk), "cashier")
    bill.refresh_from_db()
    assert (bill.state, bill.rest) == ("waiting", D(2000))
    assert money("money_received")[account] == D(1000)


def test_refusals_leave_nothing(shop: Shop, other_store: Any, actor_of: Any) -> None:
    buyer = shop.customer()
    deposit, bill, other = held(shop, buyer), asked(shop, buyer), shop.customer(name="另一客户")
    for cmd, code in (
        (UseDeposit(deposit=deposit.pk, bill=bill.pk, amount=D("3000.01")), "deposit.too_much"),
        (UseDeposit(deposit=held(shop, other, kind="parts").pk, bill=bill.pk), "deposit.whose"),
    ):
        with pytest.raises(Refused) as caught:
            shop.run(use_deposit, cmd, "cashier")
        assert caught.value.code == code
    use = UseDeposit(deposit=deposit.pk, bill=bill.pk)
    with pytest.raises(NotAllowed):
        shop.run(use_deposit, use, "accountant")
    with pytest.raises(NotFound):
        use_deposit(use, actor=actor_of("cashier", at=other_store), clock=shop.depot.clock)
    shop.run(use_deposit, use, "cashier")
    with pytest.raises(Refused, match=r"bill\.not_open"):
        shop.run(use_deposit, use, "cashier")
    deposit.refresh_from_db()
    assert (deposit.used, deposit.uses.count()) == (D(3000), 1)


def test_the_last_of_a_deposit_is_used_once(real_depot: Depot) -> None:
    real_shop = Shop(real_depot)
    buyer = real_shop.customer()
    deposit, bill = held(real_shop, buyer), asked(real_shop, buyer, "9000")
    use, back = UseDeposit(deposit=deposit.pk, bill=bill.pk), ReturnDeposit(deposit=deposit.pk, reason="客户退订")
    for post in ("cashier", "finance_manager"):
        real_shop.depot.who(post)
    ends = codes(
        lambda: real_shop.run(use_deposit, use, "cashier"),
        lambda: real_shop.run(return_deposit, back, "finance_manager"),
    )
    deposit.refresh_from_db()
    assert ends.count("done") == 1 and deposit.rest == 0
