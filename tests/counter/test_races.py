"""Where two meet: the last piece, the last credit, the same bill, the same return."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from chehang.billing.models import Bill, CreditNote, Receipt
from chehang.billing.operations.put_on_account import PutOnAccount, put_on_account
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Refused
from chehang.counter.models import Sale
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from chehang.counter.operations.confirm_sale import ConfirmSale, confirm_sale
from chehang.counter.operations.inspect_return import InspectReturn, inspect_return
from chehang.stock.models import Balance
from tests.fixtures import make_actor, make_store
from tests.selling import SELLING, Shop, make_shop, sound


@pytest.fixture
def shop(real_commits: object, clock: FixedClock) -> Shop:
    from chehang.org.grants import grant_new

    grant_new()
    store = make_store("01", "泓川江东店")

    def actor_of(*posts: str, at: Any = None, name: str = "") -> Actor:
        return make_actor(at or store, *posts, clock=clock, name=name)

    return make_shop(store, clock, actor_of)


def meet(*acts: Callable[[], object]) -> tuple[int, int]:
    """Run the acts at the same moment: how many were done, how many refused."""
    start, answers = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            answers.append("done")
        except Refused:
            answers.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers.count("done"), answers.count("refused")


def test_the_last_piece_is_sold_once(shop: Shop) -> None:
    part = shop.goods("1", "267.50")
    sales = [shop.draft((part, "1")) for _n in range(3)]
    me, clock = shop.depot.who("parts_sales"), shop.depot.clock
    assert meet(*[lambda s=s: confirm_sale(ConfirmSale(sale=s.pk), actor=me, clock=clock) for s in sales]) == (1, 2)
    assert Bill.objects.count() == 1 and Balance.objects.get().reserved == 1
    assert Sale.objects.exclude(number="").get().number.endswith("00001")
    sound(*SELLING)


def test_credit_for_one_is_given_to_one(shop: Shop) -> None:
    firm = shop.customer("600")
    part = shop.goods()
    bills = [shop.bill(shop.sold((part, "1"), customer=firm.pk)) for _n in range(2)]
    me, clock = shop.depot.who("cashier"), shop.depot.clock
    assert meet(*[lambda b=b: put_on_account(PutOnAccount(bill=b.pk), actor=me, clock=clock) for b in bills]) == (1, 1)
    assert sorted(Bill.objects.values_list("state", flat=True)) == ["on_account", "waiting"]


def test_one_bill_is_not_paid_twice_nor_cancelled_when_paid_meanwhile(shop: Shop) -> None:
    sale = shop.sold((shop.goods(), "1"))
    bill = shop.bill(sale)
    cmd = TakePayment.model_validate({"bill": bill.pk, "payments": [{"method": "cash", "amount": "458"}]})
    cashiers = [shop.depot.actor_of("cashier") for _n in range(2)]
    clock, seller = shop.depot.clock, shop.depot.who("parts_sales")
    acts: list[Callable[[], object]] = [lambda c=c: take_payment(cmd, actor=c, clock=clock) for c in cashiers]
    acts.append(lambda: cancel_sale(CancelSale(sale=sale.pk, reason="不要了"), actor=seller, clock=clock))
    done, _refused = meet(*acts)
    assert done in (1, 2) and Receipt.objects.count() <= 1
    bill.refresh_from_db()
    assert bill.paid == sum(r.amount for r in Receipt.objects.all())
    sound(*SELLING)


def test_a_return_is_decided_once(shop: Shop) -> None:
    made = shop.ask_back(shop.done((shop.goods(), "2")), (1, "2"))
    cmd = InspectReturn.model_validate(
        {"sale_return": made.pk, "lines": [{"line": 1, "accepted": "2", "bin": "A-01-01-01"}]}
    )
    keepers, clock = [shop.depot.actor_of("keeper") for _n in range(2)], shop.depot.clock
    assert meet(*[lambda k=k: inspect_return(cmd, actor=k, clock=clock) for k in keepers]) == (1, 1)
    assert CreditNote.objects.count() == 1
    sound(*SELLING)
