"""One payment entered twice looks like one transfer for two bills: the cashier is asked."""

import re
from typing import Any

import pytest

from chehang.billing.models import Receipt
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.core.doubts import Doubtful
from chehang.org.models import Account
from tests.selling import Shop

NUMBER = "4200002345202611230001"


def pay(shop: Shop, bill: Any, amount: str, confirmed: Any = (), method: str = "wechat") -> Any:
    payment = {"method": method, "amount": amount, "reference": NUMBER}
    cmd = TakePayment.model_validate({"bill": bill.pk, "payments": [payment]})
    return shop.run(take_payment, cmd, "cashier", confirmed=confirmed)


@pytest.fixture
def bills(shop: Shop) -> list[Any]:
    part = shop.goods()
    return [shop.bill(shop.sold((part, "1", "0"))) for _n in range(2)]


def test_a_reference_used_a_second_time_is_asked_about(shop: Shop, bills: list[Any]) -> None:
    pay(shop, bills[0], "458")
    with pytest.raises(Doubtful) as asked:
        pay(shop, bills[1], "458")
    [doubt] = asked.value.doubts
    assert (doubt.code, doubt.field) == ("payment.reference_used", "payments.0.reference")
    assert "REC-01-202611-00001" in doubt.message and Receipt.objects.count() == 1
    pay(shop, bills[1], "458", [doubt.mark])
    assert Receipt.objects.count() == 2


def test_cash_has_no_reference(shop: Shop, bills: list[Any]) -> None:
    pay(shop, bills[0], "458", method="cash")
    pay(shop, bills[1], "458", method="cash")


def test_the_cash_desk_asks_and_sends_the_pressed_button_again(shop: Shop, bills: list[Any], client: Any) -> None:
    account = Account.objects.get(pk=shop.depot.who("cashier").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    pay(shop, bills[0], "458")
    url = f"/billing/cash/?bill={bills[1].pk}"
    sent = {"method": "wechat", "amount": "458", "reference": NUMBER, "_key": "k1"}
    answer = client.post(url, sent)
    page = answer.content.decode()
    assert answer.status_code == 409 and 'type="hidden" name="method" value="wechat"' in page
    mark = re.search(r'type="checkbox" name="_confirm" value="([^"]+)"', page)[1]
    assert client.post(url, {**sent, "_confirm": mark}).status_code == 302
    assert Receipt.objects.count() == 2
