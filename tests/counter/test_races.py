"""Where two meet: the last piece, the last credit, the same bill, the same return."""

import pytest

from chehang.billing.models import Bill, CreditNote, Receipt
from chehang.billing.operations.put_on_account import PutOnAccount, put_on_account
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.counter.models import Sale
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from chehang.counter.operations.confirm_sale import ConfirmSale, confirm_sale
from chehang.counter.operations.inspect_return import InspectReturn, inspect_return
from chehang.stock.models import Balance
from tests.goods import Depot
from tests.races import Act, tally
from tests.selling import SELLING, Shop, sound


@pytest.fixture
def shop(real_depot: Depot) -> Shop:
    return Shop(real_depot)


def test_the_last_piece_is_sold_once(shop: Shop) -> None:
    part = shop.goods("1", "267.50")
    sales = [shop.draft((part, "1")) for _n in range(3)]
    me, clock = shop.depot.who("parts_sales"), shop.depot.clock
    assert tally(*[lambda s=s: confirm_sale(ConfirmSale(sale=s.pk), actor=me, clock=clock) for s in sales]) == (1, 2)
    assert Bill.objects.count() == 1 and Balance.objects.get().reserved == 1
    assert Sale.objects.exclude(number="").get().number.endswith("00001")
    sound(*SELLING)


def test_credit_for_one_is_given_to_one(shop: Shop) -> None:
    firm = shop.customer("600")
    part = shop.goods()
    bills = [shop.bill(shop.sold((part, "1"), customer=firm.pk)) for _n in range(2)]
    me, clock = shop.depot.who("cashier"), shop.depot.clock
    assert tally(*[lambda b=b: put_on_account(PutOnAccount(bill=b.pk), actor=me, clock=clock) for b in bills]) == (1, 1)
    assert sorted(Bill.objects.values_list("state", flat=True)) == ["on_account", "waiting"]


def test_one_bill_is_not_paid_twice_nor_cancelled_when_paid_meanwhile(shop: Shop) -> None:
    sale = shop.sold((shop.goods(), "1"))
    bill = shop.bill(sale)
    cmd = TakePayment.model_validate({"bill": bill.pk, "payments": [{"method": "cash", "amount": "458"}]})
    cashiers = [shop.depot.actor_of("cashier") for _n in range(2)]
    clock, seller = shop.depot.clock, shop.depot.who("parts_sales")
    acts: list[Act] = [lambda c=c: take_payment(cmd, actor=c, clock=clock) for c in cashiers]
    acts.append(lambda: cancel_sale(CancelSale(sale=sale.pk, reason="不要了"), actor=seller, clock=clock))
    done, _refused = tally(*acts)
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
    assert tally(*[lambda k=k: inspect_return(cmd, actor=k, clock=clock) for k in keepers]) == (1, 1)
    assert CreditNote.objects.count() == 1
    sound(*SELLING)
