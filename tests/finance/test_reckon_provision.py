"""Provisions: the policy's ages, what a disposal still brings, what goes with sold goods, and debts that age."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.billing.models import Bill
from chehang.core.errors import Conflict, NotAllowed
from chehang.finance.models import Provision, ProvisionLine
from chehang.finance.operations.reckon_provision import ReckonProvision, reckon_provision
from chehang.finance.provisions.reckoning import needed
from chehang.ledger.models import Period
from chehang.ledger.services import open_books
from tests.goods import money
from tests.selling import Shop, make_shop


@pytest.fixture
def shop(store, clock, actor_of) -> Shop:
    return make_shop(store, clock, actor_of)


def month(shop: Shop) -> Period:
    today = shop.depot.clock.today()
    open_books(shop.store.pk, today.replace(day=1)) if not Period.objects.filter(
        store=shop.store, year=today.year, month=today.month
    ).exists() else None
    return Period.objects.get(store=shop.store, year=today.year, month=today.month)


def reckon(shop: Shop, kind: str, post: str = "accountant") -> Provision:
    done = shop.run(reckon_provision, ReckonProvision(period=month(shop).pk, kind=kind), post)
    return Provision.objects.get(pk=done.id)


def test_the_worked_case_of_what_it_still_brings() -> None:
    """parts.md §1.18: cost 12,400, NRV 5,000: 7,400; by age alone 20 % of it; never more than the cost."""
    assert needed(D(12400), D("0.2"), D(5000)) == D(7400)
    assert needed(D(12400), D("0.2"), None) == D(2480)
    assert needed(D(12400), D("0.8"), D(5000)) == D(9920)
    assert needed(D(100), D(1), D(-50)) == D(100)


def test_nothing_old_needs_nothing_and_a_month_once(shop: Shop) -> None:
    shop.receive(shop.depot.part(), "60", "101.77")
    made = reckon(shop, "stock")
    assert (made.needed, made.change, made.before) == (D(0), D(0), D(0)) and money("provision_stock") == {}
    with pytest.raises(Conflict, match=r"provision\.done"):
        reckon(shop, "stock")
    with pytest.raises(NotAllowed):
        reckon(shop, "debts", "cashier")
    assert Provision.objects.count() == 1


def test_a_debt_that_is_a_hundred_days_late(shop: Shop) -> None:
    """458.00 overdue for more than 90 days: a tenth, 45.80."""
    part = shop.goods()
    sale = shop.sold((part, "1"), customer=shop.customer("10000").pk)
    shop.on_account(sale)
    shop.release(sale)
    bill = shop.bill(sale)
    Bill.objects.filter(pk=bill.pk).update(due=month(shop).last_day - timedelta(days=100))
    made = reckon(shop, "debts")
    line = ProvisionLine.objects.get()
    assert (line.bill, line.base, line.needed, made.change) == (bill, D("458.00"), D("45.80"), D("45.80"))
    assert money("provision_debts") == {"6702": D("45.80"), "1231": D("-45.80")}


def test_old_stock_by_age_and_its_provision_goes_with_what_is_sold(shop: Shop) -> None:
    """Ten at 267.50 idle for 13 months: 20 % of 2,675.00 is 535.00; four sold take 214.00 of it to the cost of sales."""
    from chehang.finance.provisions.reckoning import used_up

    part = shop.depot.part()
    made = Provision.objects.create(
        store=shop.store, number="ZB-T", kind="stock", period=month(shop), before=0, used=0, change=D("535.00"), needed=D("535.00"),
        by_id=shop.depot.who("accountant").employee_id, at=shop.depot.clock.now(),
    )  # fmt: skip
    ProvisionLine.objects.create(
        store=shop.store, provision=made, part=part, title="x", since=month(shop).first_day, quantity=10, base=D("2675.00"), rate=D("0.2"), needed=D("535.00")
    )  # fmt: skip
    assert used_up(made, [], {part.pk: D(6)}) == D("214.00")
    assert (
        used_up(made, [], {part.pk: D(10)}) == 0 and used_up(made, [], {}) == D("535.00") and used_up(None, [], {}) == 0
    )
