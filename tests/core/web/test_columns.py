"""A column with a right is nowhere for who does not hold it; personal data is masked wherever many rows are shown."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.http import QueryDict
from django.test import Client
from openpyxl import load_workbook

from chehang.core.columns import Column, columns_for
from chehang.core.context import Actor
from chehang.core.masking import masked
from chehang.core.screens import screens, seen_by
from chehang.core.views import Board
from chehang.core.web.listing import ordered
from chehang.org.models import Account
from chehang.parties.models import Customer

MOBILE = "13812345678"


def test_a_column_with_a_right_is_nowhere_without_it() -> None:
    known = screens()["parties.customers"]
    limit = replace(next(c for c in known.columns if c.path == "credit_limit"), right="parties.set_credit_limit")
    screen = replace(
        known,
        columns=tuple(limit if c.path == "credit_limit" else c for c in known.columns),
        filters=(*known.filters, "credit_limit"),
        search=(*known.search, "credit_limit"),
        groups=("credit_limit", "kind"),
        views=(Board(card=(Column("name", "x"), limit), lane="kind", total="credit_limit"),),
    )
    seen = seen_by(screen, Actor(1, 1, 1, "x"))
    assert "credit_limit" not in {c.path for c in seen.columns} | {*seen.filters, *seen.search, *seen.groups}
    [board] = seen.views
    assert isinstance(board, Board) and [c.path for c in board.card] == ["name"] and board.total == ""
    assert ordered(seen, Customer.objects.all(), QueryDict("order=credit_limit"))[1] == ""
    may = Actor(1, 1, 1, "x", permissions=frozenset({"parties.set_credit_limit"}))
    assert seen_by(screen, may) is screen and columns_for(screen.columns, may) == screen.columns


def test_a_link_is_shown_only_to_whom_it_opens() -> None:
    columns = (Column("supplier.name", "x", link="parties.suppliers"), Column("number", "x"))
    assert [c.link for c in columns_for(columns, Actor(1, 1, 1, "x"))] == ["", ""]
    may = Actor(1, 1, 1, "x", permissions=frozenset({"parties.see_suppliers"}))
    assert columns_for(columns, may) == columns


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (MOBILE, "138****5678"),
        ("330102199003077413", "3301************13"),
        ("wang@example.com", "wa****@example.com"),
        ("8848", "****48"),
        ("", ""),
        (None, ""),
    ],
)
def test_masks(value: str | None, shown: str) -> None:
    assert masked(value) == shown


def test_lists_files_machines_and_order_tell_no_personal_data(store, actor_of) -> None:
    for n, mobile in enumerate((MOBILE, "13900000000")):
        Customer.objects.create(store=store, code=f"K{n}", kind="person", name=f"客户{n}", mobile=mobile)
    actor = actor_of("finance_manager")
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id), "chehang.org.accounts.AccountBackend")
    page = client.get("/parties/customers/").content.decode()
    assert "138****5678" in page and MOBILE not in page
    sheet = load_workbook(BytesIO(client.get("/parties/customers/export/?columns=name,mobile").content)).active
    assert {row[1].value for row in sheet.iter_rows()} >= {"138****5678", "139****0000"}
    told = client.get("/api/v1/parties/customers").json()["rows"]
    assert {row["mobile"] for row in told} == {"138****5678", "139****0000"}
    assert ordered(screens()["parties.customers"], Customer.objects.all(), QueryDict("order=mobile"))[1] == ""
