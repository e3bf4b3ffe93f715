"""A credit note is paid back at the cash desk, never beyond its rest."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.billing.models import CreditNote, Receipt
from chehang.billing.operations.pay_back import PayBack, pay_back
from chehang.billing.shift import shift
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import InboxItem, Journal
from tests.fixtures import PIN
from tests.goods import TODAY, money
from tests.selling import SELLING, Shop, sound


@pytest.fixture
def note(shop: Shop) -> CreditNote:
    """One of two filters (435.10 each) came back."""
    sale = shop.done((shop.goods(), "2", "0.05"))
    shop.inspect(shop.ask_back(sale, (1, "1")), (1, "1", "unopened", "A-01-01-01"))
    return CreditNote.objects.get()


def pay(shop: Shop, note: CreditNote, amount: str, method: str = "cash", post: str = "cashier", **also: Any) -> Any:
    cmd = PayBack.model_validate({"credit_note": note.pk, "method": method, "amount": amount})
    return shop.run(pay_back, cmd, post, **also)


def test_in_two_parts_to_the_fen(shop: Shop, note: CreditNote) -> None:
    assert (note.amount, note.rest, note.state) == (D("435.10"), D("435.10"), "waiting")
    assert InboxItem.objects.filter(post="cashier", done_at=None).count() == 1
    pay(shop, note, "400")
    pay(shop, note, "35.10")
    note.refresh_from_db()
    assert (note.state, note.rest) == ("settled", 0)
    assert money("money_refunded") == {"1001": D("-435.10"), "1122.01": D("435.10")}
    assert not InboxItem.objects.filter(post="cashier", done_at=None).exists()
    report = shift(shop.depot.who("cashier"), TODAY)
    assert report.total.given == D("435.10") and report.total.net == D("435.10")
    sound(*SELLING)


def test_refusals(shop: Shop, note: CreditNote, other_store: Any, actor_of: Any) -> None:
    before = Receipt.objects.count()
    with pytest.raises(Refused, match=r"credit_note\.rest"):
        pay(shop, note, "435.11")
    with pytest.raises(NotAllowed):
        pay(shop, note, "1", post="parts_sales")
    cmd = PayBack.model_validate({"credit_note": note.pk, "method": "cash", "amount": "1"})
    with pytest.raises(NotFound):
        pay_back(cmd, actor=actor_of("cashier", at=other_store), clock=shop.depot.clock)
    assert Receipt.objects.count() == before
    assert pay(shop, note, "435.10", key="k") == pay(shop, note, "435.10", key="k")
    with pytest.raises(Refused, match=r"credit_note\.rest"):
        pay(shop, note, "0.01")


def test_the_database_keeps_it(shop: Shop, note: CreditNote) -> None:
    for wrong in (
        lambda: CreditNote.objects.update(amount=D(1)),
        lambda: CreditNote.objects.update(paid_back=D(436)),
        lambda: CreditNote.objects.update(state="settled"),
        lambda: CreditNote.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


@pytest.fixture
def two_ways(shop: Shop) -> CreditNote:
    """One filter, 8.00 by WeChat and 450.00 in cash, brought back."""
    sale = shop.sold((shop.goods(), "1"))
    shop.pay(sale, "8.00", "wechat")
    shop.pay(sale, "450.00")
    shop.release(sale)
    sale.refresh_from_db()
    shop.inspect(shop.ask_back(sale, (1, "1")), (1, "1", "unopened", "A-01-01-01"))
    return CreditNote.objects.get()


def test_money_goes_back_the_way_it_came(shop: Shop, two_ways: CreditNote) -> None:
    with pytest.raises(Refused, match=r"payment\.other_way"):
        pay(shop, two_ways, "458.00", "wechat")
    with pytest.raises(Refused, match=r"payment\.other_way"):
        pay(shop, two_ways, "0.01", "card")
    pay(shop, two_ways, "8.00", "wechat")
    with pytest.raises(Refused, match=r"payment\.other_way"):
        pay(shop, two_ways, "0.01", "wechat")
    pay(shop, two_ways, "450.00")
    two_ways.refresh_from_db()
    assert two_ways.state == "settled"
    sound(*SELLING)


def test_another_way_needs_the_finance_manager(shop: Shop, two_ways: CreditNote) -> None:
    manager, cashier = shop.depot.who("finance_manager"), shop.depot.who("cashier")

    def by_transfer(approver: int, pin: str) -> Any:
        cmd = {"credit_note": two_ways.pk, "method": "transfer", "amount": "458.00"}
        cmd |= {"approver": approver, "approver_pin": pin}
        return shop.run(pay_back, PayBack.model_validate(cmd), "cashier")

    with pytest.raises(Refused, match=r"approval\.own_work"):
        by_transfer(cashier.employee_id, PIN)
    with pytest.raises(Refused, match=r"pin\.wrong_post"):
        by_transfer(shop.depot.who("keeper").employee_id, PIN)
    with pytest.raises(Refused, match=r"pin\.wrong:"):
        by_transfer(manager.employee_id, "000000")
    by_transfer(manager.employee_id, PIN)
    two_ways.refresh_from_db()
    assert two_ways.state == "settled"
    assert manager.name in Journal.objects.filter(operation="billing.pay_back", outcome="done").get().changes
