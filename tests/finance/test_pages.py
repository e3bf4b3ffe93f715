"""The pages of the books: every figure opens, exports hold the same figures, nobody else looks in."""

import io
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from chehang.core import documents
from chehang.core.printing import render
from chehang.finance.web.reviewing import waiting
from chehang.ledger.models import Account
from chehang.ledger.services import open_books
from chehang.org.models import Account as Login

BACKEND = "chehang.org.accounts.AccountBackend"


@pytest.fixture
def enter(actor_of):
    """Sign in as a fresh person on a post, or as a given actor."""

    def go(who=None, post: str = "accountant", **also) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        actor = who or actor_of(post, **also)
        client.force_login(Login.objects.get(pk=actor.account_id), backend=BACKEND)
        return client

    return go


@pytest.fixture
def client(enter, accountant) -> Client:
    return enter(accountant)


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_from_the_trial_balance_to_the_document(client, by_hand, of_document) -> None:
    sale = of_document(date(2026, 11, 5))
    page = text(client.get("/finance/trial_balance/?since=2026-11-01&until=2026-11-01"))
    receivable = Account.objects.get(code="1122.01")
    link = f"/finance/account_ledger/?account={receivable.pk}&amp;since=2026-11-01&amp;until=2026-11-30"
    assert link in page and "458.00" in page and "借贷平衡" in page
    ledger = text(client.get(link.replace("&amp;", "&")))
    assert f"/finance/vouchers/{sale.pk}/" in ledger and "458.00" in ledger
    voucher = text(client.get(f"/finance/vouchers/{sale.pk}/"))
    assert "肆佰伍拾捌元整" in voucher and "test.paper" in voucher and "/do/finance/review_voucher/" in voucher
    assert "/do/finance/reverse_voucher/" not in voucher, "a document's voucher is reversed through its document"
    assert "/do/finance/reverse_voucher/" in text(client.get(f"/finance/vouchers/{by_hand.pk}/"))


def sheet(response) -> list[tuple]:
    assert response.status_code == 200
    return list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))


def test_exports_hold_the_same_figures(client, by_hand) -> None:
    rows = sheet(client.get("/finance/trial_balance/?since=2026-11-01&until=2026-11-01&export=1"))
    assert any(r[0] == "6602.06" and r[4] == 2000 for r in rows)
    assert next(r for r in rows if r[1] == "合计")[4:6] == (2180, 2180)
    bank = Account.objects.get(code="1002.01").pk
    rows = sheet(client.get(f"/finance/account_ledger/?account={bank}&since=2026-11-01&until=2026-11-30&export=1"))
    assert any(r[5:] == (None, 2180, -2180) for r in rows)


def test_goods_against_money(client, books) -> None:
    assert "分文不差" in text(client.get("/finance/goods_and_money/"))


def test_a_draft_is_changed_in_a_form_that_holds_its_lines(client, draft) -> None:
    page = text(client.get(f"/do/finance/edit_voucher/?for=finance.vouchers:{draft.pk}"))
    assert "支付水电费" in page and "2180" in page.replace(",", "")
    own = text(client.get(f"/finance/vouchers/{draft.pk}/"))
    assert "edit_voucher" in own and "review_voucher" not in own


def test_review_in_the_browser(enter, draft, manager) -> None:
    client = enter(manager)
    response = client.post(f"/do/finance/review_voucher/?for=finance.vouchers:{draft.pk}", {"voucher_id": draft.pk})
    assert response.status_code == 302
    draft.refresh_from_db()
    assert draft.state == "posted"


@pytest.mark.parametrize(
    "path", ["trial_balance/", "account_ledger/", "goods_and_money/", "vouchers/", "periods/", "accounts/"]
)
def test_not_for_everyone(enter, books, path) -> None:
    assert enter(post="parts_sales").get(f"/finance/{path}").status_code == 403


def test_another_stores_books_are_unknown(enter, draft, other_store, account) -> None:
    open_books(other_store.pk, date(2026, 10, 1))
    client = enter(post="accountant", at=other_store)
    for path in (f"vouchers/{draft.pk}/", "vouchers/987654/", f"account_ledger/?account={account('1001').pk}"):
        assert client.get(f"/finance/{path}").status_code == 404
    assert "支付水电费" not in text(client.get("/finance/vouchers/"))


@pytest.mark.parametrize(
    "query",
    [
        "since=x&until=9",
        "since=2026-11-01&until=2020-01-01",
        "level=99999999999999999999",
        "level=%00",
        "since=2099-01-01",
    ],
)
def test_bad_addresses_are_harmless(client, by_hand, query) -> None:
    assert client.get(f"/finance/trial_balance/?{query}").status_code == 200
    assert client.get(f"/finance/account_ledger/?{query}&partner_kind=x&partner_id=-1").status_code == 200


def test_a_voucher_prints(by_hand, accountant) -> None:
    document = documents.of(by_hand)
    layout = document.layouts[0]
    filled = layout.data(by_hand)
    assert (filled.number, filled.debit, len(filled.lines)) == ("记-0001", by_hand.total, 3)
    assert render(layout.printout, filled, printed_by="x")[:5] == b"%PDF-"


def test_the_reviewing_desk(enter, accountant, manager, draft, of_document) -> None:
    of_document()
    client = enter(manager)
    page = text(client.get("/finance/review/"))
    assert "1122.01" in page and "支付水电费" in page and "配件销售 (1)" in page
    ids = [v.pk for v in waiting(manager)]
    assert len(ids) == 2 and draft.pk not in [v.pk for v in waiting(accountant)]
    assert client.post("/finance/review/", {"voucher": ids}).status_code == 302
    assert not waiting(manager).exists()
    assert "没有待您复核的凭证" in text(client.get("/finance/review/"))
    assert client.post("/finance/review/", {"voucher": [987654]}).status_code == 422


def test_the_desk_says_what_waits(enter, manager, accountant, draft) -> None:
    assert "/finance/review/" in text(enter(manager).get("/"))
    assert "待复核凭证" not in text(enter(accountant).get("/")).split("<main")[1]


def test_a_voucher_is_found_by_number_and_words(client, by_hand, enter) -> None:
    for words in ("记-1", "记字第1号", "水电"):
        [hit] = [h for h in client.get("/find/", {"q": words}).json()["hits"] if "/finance/vouchers/" in h["url"]]
        assert hit["url"] == f"/finance/vouchers/{by_hand.pk}/" and "支付水电费" in hit["text"]
    assert not [h for h in enter(post="keeper").get("/find/", {"q": "水电"}).json()["hits"] if "finance" in h["url"]]
