"""What the database itself refuses in the goods book."""

from decimal import Decimal as D

import pytest
from django.db import IntegrityError, connection, transaction

from chehang.core.sources import Source
from chehang.stock.models import Bin
from chehang.stock.services import Incoming, Want, receive, reserve, unreserve


def refuses(sql: str) -> str:
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    return str(caught.value)


@pytest.fixture(autouse=True)
def stocked(ctx, part, shelf) -> None:
    receive(ctx, Source("x.y", 1), [Incoming(part.pk, shelf.pk, D(10), D(1000))])


ENTRY = (
    "INSERT INTO stock_entry (store_id, part_id, bin_id, owner, quantity, value, movement, business_date, at, document,"
    " object_id, line_id, employee_id, reverses_id) SELECT store_id, part_id, bin_id, owner, {}, {}, movement,"
    " business_date, at, {}, object_id, line_id, employee_id, {} FROM stock_entry"
)


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ("UPDATE stock_entry SET quantity = 1", "stock_entry_no_update"),
        ("UPDATE stock_entry SET value = 1", "stock_entry_no_update"),
        ("UPDATE stock_entry SET business_date = '2026-01-01'", "stock_entry_no_update"),
        ("UPDATE stock_entry SET employee_id = 7", "stock_entry_no_update"),
        ("DELETE FROM stock_entry", "stock_entry_no_delete"),
        ("DELETE FROM stock_balance", "stock_balance_kept"),
        ("DELETE FROM stock_pool", "stock_pool_kept"),
        ("UPDATE stock_balance SET on_hand = -1", "balance_never_short"),
        ("UPDATE stock_balance SET reserved = 10001", "balance_never_short"),
        ("UPDATE stock_balance SET reserved = -1", "balance_never_short"),
        ("UPDATE stock_pool SET value = -1", "pool_never_negative"),
        ("UPDATE stock_pool SET quantity = 0", "pool_empty_is_worthless"),
        (ENTRY.format(1, 1, "''", "NULL"), "entry_has_a_source"),
        (
            ENTRY.replace("bin_id, owner, {}", "NULL, owner, {}", 1).format(1, 1, "document", "NULL"),
            "entry_has_a_place",
        ),
        (ENTRY.format("-quantity", "-value + 1", "document", "id"), "stock_entry_mirrors"),
        (ENTRY.format("-quantity + 1", "-value", "document", "id"), "stock_entry_mirrors"),
    ],
)
def test_refused(sql: str, rule: str) -> None:
    assert rule in refuses(sql)


def test_an_entry_is_reversed_once() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ENTRY.format("-quantity", "-value", "document", "id"))
    text = refuses(ENTRY.format("-quantity", "-value", "document", "id") + " WHERE reverses_id IS NULL")
    assert "unique" in text.lower() or "entry_reversed_once" in text


def test_a_locked_bin_takes_no_entry() -> None:
    Bin.objects.update(locked=True)
    assert "stock_entry_bin_locked" in refuses(ENTRY.format(1, 1, "document", "NULL"))


def test_a_closed_reservation_stays_closed(ctx, part) -> None:
    reserve(ctx, Source("x.y", 1), [Want(part.pk, D(1))])
    unreserve(ctx, Source("x.y", 1))
    assert "stock_reservation_frozen" in refuses("UPDATE stock_reservation SET open = (1 = 1)")
    assert "stock_reservation_kept" in refuses("DELETE FROM stock_reservation")


def test_a_foreign_bin_is_refused(bin_of, other_store) -> None:
    foreign = bin_of("F-1", at=other_store)
    sql = ENTRY.replace("bin_id, owner, {}", f"{foreign.pk}, owner, {{}}", 1)
    assert "stock_entry_bin_store" in refuses(sql.format(1, 1, "document", "NULL"))
