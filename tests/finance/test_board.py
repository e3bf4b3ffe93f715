"""The reconciliation board and the pages of statements, close and VAT."""

import pytest
from django.test import Client

from chehang.finance.closing.board import board
from chehang.org.models import Account as Login
from tests.office import Office
from tests.office.desk import asset, asset_count

PAGES = ("/finance/board/", "/finance/close/", "/finance/vat/", "/finance/bank/", "/finance/cash_book/", "/finance/budget/", "/finance/statements/",
         "/finance/statements/income_statement/", "/finance/statements/cash_flow/", "/finance/statements/cash_flow/?export=1",
         "/finance/statements/income_statement/admin/period/")  # fmt: skip


def test_books_and_sub_ledgers_agree(desk, supplier) -> None:
    desk.owed(supplier, "700")
    pairs = board(desk.who("accountant"))
    assert pairs and not [p for p in pairs if p.difference]


@pytest.mark.parametrize("url", PAGES)
def test_the_pages_open(desk, url) -> None:
    client = Client(headers={"accept-language": "zh-hans"})
    login = Login.objects.get(pk=desk.who("accountant").account_id)
    client.force_login(login, backend="chehang.org.accounts.AccountBackend")
    assert client.get(url).status_code == 200


def test_what_was_counted_stands_beside_the_books(desk) -> None:
    """账实: an asset that nobody found differs until it is found or scrapped; nothing stands there before the first count."""
    office = Office(desk.store, desk.clock, desk.actor_of)

    def counts() -> list[tuple[str, str]]:
        return [(f"{p.books:f}", f"{p.other:f}") for p in board(desk.who("accountant")) if "asset_counts" in p.url]

    asset(office), asset(office, "BG-002")
    assert counts() == []
    count = asset_count(office, "bg-001")
    assert counts() == [], "it is still counted"
    office.run("office.close_asset_count", "hr_manager", count=count.pk, reason="打印机送修,下周取回")
    assert counts() == [("2", "1")]
