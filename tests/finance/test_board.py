"""The reconciliation board and the pages of statements, close and VAT."""

import pytest
from django.test import Client

from chehang.finance.closing.board import board
from chehang.org.models import Account as Login

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
