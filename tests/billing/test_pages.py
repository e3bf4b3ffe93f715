"""The cash desk and the shift report in a browser."""

import re

import pytest
from django.test import Client

from chehang.billing.models import Bill, Receipt
from chehang.org.models import Account
from tests.selling import Shop


@pytest.fixture
def cashier(shop: Shop) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=shop.depot.who("cashier").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return client


@pytest.fixture
def bill(shop: Shop) -> Bill:
    return shop.bill(shop.sold((shop.goods(), "1"), customer=shop.customer("100").pk))


def press(client: Client, bill: Bill, method: str, amount: str, **also: str):
    return client.post(f"/billing/cash/?bill={bill.pk}", {"method": method, "amount": amount, "_key": "k1", **also})


def test_what_waits_is_paid_in_parts_with_change(cashier: Client, bill: Bill) -> None:
    assert bill.source_number in cashier.get("/billing/cash/").content.decode()
    part = press(cashier, bill, "wechat", "400")
    assert part.status_code == 302 and part.url == f"/billing/cash/?bill={bill.pk}"
    page = cashier.get(part.url).content.decode()
    assert re.search(r'class="due">58\.00<', page) and "400.00" in page
    last = press(cashier, bill, "cash", "58", tendered="100", _key="k2")
    assert last.url == f"/billing/cash/?done={bill.pk}"
    assert "42.00" in cashier.get(last.url).content.decode()
    assert Receipt.objects.count() == 2


def test_a_second_click_takes_nothing(cashier: Client, bill: Bill) -> None:
    assert press(cashier, bill, "cash", "100").status_code == press(cashier, bill, "cash", "100").status_code == 302
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "amount", "also"),
    [
        ("cash", "459", {}),
        ("cash", "x", {}),
        ("gold", "1", {}),
        ("cash", "458", {"tendered": "1"}),
        ("account", "", {}),
    ],
)
def test_refusals_are_said_and_nothing_typed_is_lost(
    cashier: Client, bill: Bill, method: str, amount: str, also: dict[str, str]
) -> None:
    answer = press(cashier, bill, method, amount, reference="流水8", **also)
    assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    assert "流水8" in answer.content.decode() and not Receipt.objects.exists()


def test_a_stranger_s_bill_is_unknown(cashier: Client) -> None:
    assert cashier.get("/billing/cash/?bill=999999").status_code == 404
    assert cashier.get("/billing/cash/?bill=1e9").status_code == 200


def test_the_shift_report(cashier: Client, bill: Bill) -> None:
    press(cashier, bill, "alipay", "458")
    page = cashier.get("/billing/shift/").content.decode()
    assert "458.00" in page and Receipt.objects.get().number in page
    for query in ("?day=2026-11-22", "?day=x&cashier=y", "?cashier=99999"):
        assert "458.00" not in cashier.get("/billing/shift/" + query).content.decode() or query == "?day=x&cashier=y"


def test_papers(cashier: Client, bill: Bill) -> None:
    press(cashier, bill, "card", "458")
    for path in (f"/paper/billing.bill/{bill.pk}/bill/", f"/paper/billing.receipt/{Receipt.objects.get().pk}/receipt/"):
        assert cashier.get(path).content[:5] == b"%PDF-", path


def test_on_account_says_so_and_when_it_is_due(shop: Shop, cashier: Client) -> None:
    customer = shop.customer("1000", payment_days=30)
    bill = shop.bill(shop.sold((shop.goods(), "1"), customer=customer.pk))
    answer = press(cashier, bill, "account", "")
    page = cashier.get(answer.url).content.decode()
    assert f"账单 {bill.number} 已挂账" in page and "已结清" not in page and "打印收据" not in page
    bill.refresh_from_db()
    assert re.search(r"到期\S* <b>20\d\d-\d\d-\d\d</b>", page), page


def test_no_key_that_reloads_a_page_takes_money(cashier: Client, bill: Bill) -> None:
    page = cashier.get(f"/billing/cash/?bill={bill.pk}").content.decode()
    assert 'data-hotkey="F5"' not in page and page.count("data-hotkey=") == 6
