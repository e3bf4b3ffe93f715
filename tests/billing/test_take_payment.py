"""Taking money: exact, by one method or several, never more than is due."""

from datetime import timedelta
from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pydantic import ValidationError

from chehang.billing.models import Bill, Receipt
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.billing.shift import shift
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import Journal
from chehang.counter.models import Sale
from tests.goods import TODAY, money
from tests.selling import SELLING, Shop, sound


def take(shop: Shop, bill: Bill, *payments: tuple[str, str] | tuple[str, str, str], **also: Any) -> Any:
    typed = [{"method": p[0], "amount": p[1], "tendered": p[2] if len(p) > 2 else "0"} for p in payments]
    cmd = TakePayment.model_validate({"bill": bill.pk, "payments": typed})
    return shop.run(take_payment, cmd, "cashier", **also)


@pytest.fixture
def bill(shop: Shop) -> Bill:
    """870.20 for two filters."""
    return shop.bill(shop.sold((shop.goods(), "2", "0.05")))


def test_cash_with_change(shop: Shop, bill: Bill) -> None:
    done = take(shop, bill, ("cash", "870.20", "1000"))
    assert (done.change, done.rest, done.number) == ("129.80", "0.00", "REC-01-202611-00001")
    receipt = Receipt.objects.get()
    assert (receipt.amount, receipt.tendered, receipt.change) == (D("870.20"), D(1000), D("129.80"))
    assert receipt.cashier_id == shop.depot.who("cashier").employee_id
    bill.refresh_from_db()
    assert (bill.state, bill.paid, bill.rest) == ("paid", D("870.20"), 0)


@pytest.mark.parametrize(
    ("method", "account"),
    [("cash", "1001"), ("wechat", "1012.02"), ("alipay", "1012.02"), ("card", "1012.02"), ("transfer", "1002.01")],
)
def test_each_method_has_its_account(shop: Shop, bill: Bill, method: str, account: str) -> None:
    take(shop, bill, (method, "870.20"))
    assert money("money_received") == {account: D("870.20"), "1122.01": D("-870.20")}
    sound(*SELLING)


def test_several_methods_for_one_sale(shop: Shop, bill: Bill) -> None:
    take(shop, bill, ("wechat", "500"), ("cash", "370.20"))
    assert [r.number[-2:] for r in Receipt.objects.order_by("id")] == ["01", "02"]
    bill.refresh_from_db()
    assert bill.state == "paid"
    sound(*SELLING)


def test_a_first_part_lets_nothing_out(shop: Shop, bill: Bill) -> None:
    take(shop, bill, ("card", "70.20"))
    bill.refresh_from_db()
    assert (bill.state, bill.rest) == ("waiting", D(800)) and Sale.objects.get().state == "confirmed"
    take(shop, bill, ("card", "800"))
    assert Sale.objects.get().state == "cleared"
    sound(*SELLING)


@pytest.mark.parametrize(
    ("payments", "code"),
    [
        ([("cash", "870.21")], "payment.too_much"),
        ([("cash", "500"), ("card", "370.21")], "payment.too_much"),
        ([("cash", "870.20", "870.19")], "payment.tendered"),
        ([("wechat", "870.20", "900")], "payment.not_cash"),
    ],
)
def test_refusals_leave_nothing(shop: Shop, bill: Bill, payments: list[Any], code: str) -> None:
    with pytest.raises(Refused) as caught:
        take(shop, bill, *payments)
    assert caught.value.code == code and caught.value.field.startswith("payments.")
    bill.refresh_from_db()
    assert (bill.state, bill.paid, Receipt.objects.count()) == ("waiting", 0, 0) and money("money_received") == {}
    assert Journal.objects.latest("id").code == code
    take(shop, bill, ("cash", "870.20"))
    assert Receipt.objects.get().number.endswith("00001"), "a refusal uses no number"


def test_a_paid_bill_takes_no_more(shop: Shop, bill: Bill) -> None:
    take(shop, bill, ("cash", "870.20"))
    with pytest.raises(Refused, match="not_open"):
        take(shop, bill, ("cash", "0.01"))


@pytest.mark.parametrize("bad", ["0", "-1", "0.001", "NaN", "１", "1e3", "99999999999999"])
def test_malformed_amounts(bad: str) -> None:
    with pytest.raises(ValidationError):
        TakePayment.model_validate({"bill": 1, "payments": [{"method": "cash", "amount": bad}]})


def test_the_same_request_takes_money_once(shop: Shop, bill: Bill) -> None:
    first = take(shop, bill, ("cash", "100"), key="k")
    assert take(shop, bill, ("cash", "100"), key="k") == first
    with pytest.raises(Refused, match="reused"):
        take(shop, bill, ("cash", "101"), key="k")
    assert Receipt.objects.count() == 1


def test_only_the_cashier_of_this_store(shop: Shop, bill: Bill, other_store: Any, actor_of: Any) -> None:
    cmd = TakePayment.model_validate({"bill": bill.pk, "payments": [{"method": "cash", "amount": "1"}]})
    for post in ("parts_sales", "accountant", "finance_manager"):
        with pytest.raises(NotAllowed):
            shop.run(take_payment, cmd, post)
    with pytest.raises(NotFound):
        take_payment(cmd, actor=actor_of("cashier", at=other_store), clock=shop.depot.clock)


def test_receipts_and_bills_are_kept_by_the_database(shop: Shop, bill: Bill) -> None:
    take(shop, bill, ("cash", "100"))
    for wrong in (
        lambda: Receipt.objects.update(amount=D(1)),
        lambda: Receipt.objects.all().delete(),
        lambda: Bill.objects.update(amount=D(1)),
        lambda: Bill.objects.update(paid=D(871)),
        lambda: Bill.objects.update(state="paid"),
        lambda: Bill.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_the_shift_report_adds_up(shop: Shop, bill: Bill) -> None:
    take(shop, bill, ("cash", "300"), ("wechat", "500"), ("cash", "70.20"))
    report = shift(shop.depot.who("cashier"), TODAY)
    assert [(m.method, m.count, m.net) for m in report.methods] == [("cash", 2, D("370.20")), ("wechat", 1, D(500))]
    assert (report.total.net, report.first[-1], report.last[-1]) == (D("870.20"), "1", "3")
    assert shift(shop.depot.who("cashier"), TODAY - timedelta(days=1)).methods == []
    assert shift(shop.depot.who("cashier"), TODAY, cashier_id=999).methods == []
