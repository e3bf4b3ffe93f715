"""``verify`` names what was done behind the guards' back to bills, to the histories of documents and to the journal."""

import pytest
from django.db import connection

from chehang.core.verify import broken
from chehang.org.models import Store
from chehang.parties.models import Customer

from ..violations import every_trigger

PAID = "(SELECT MIN(id) FROM billing_bill WHERE paid > 0)"
DAMAGE = [
    ("I15", "UPDATE warehouse_outbound SET state = 'created' WHERE state = 'blocked'", "its history ends at"),
    ("I15", "UPDATE core_transition SET source = 'x' WHERE id = (SELECT MAX(id) FROM core_transition)",
     "does not start where the one before ended"),
    ("I20", "UPDATE billing_bill SET amount = amount + 1 WHERE charged_on IS NOT NULL", "the account says"),
    ("I20", "DELETE FROM billing_receipt WHERE credit_note_id IS NOT NULL", "the account says"),
    ("I20b", f"UPDATE billing_bill SET paid = paid - 1 WHERE id = {PAID}", "receipts"),
    ("I20b", "UPDATE billing_creditnote SET paid_back = paid_back - 1 WHERE paid_back > 0", "paid back"),
    ("I20c", "UPDATE billing_creditnote SET amount = amount + 99999999, amount_ex = amount_ex + 99999999", "credited"),
    ("I20c", f"UPDATE billing_bill SET state = 'cancelled', paid = 0 WHERE id = {PAID}", "is cancelled and in the books"),
    ("I22b", "UPDATE billing_receipt SET amount = amount + 1 WHERE amount > 0", "in the books"),
    ("I22b", "UPDATE billing_receipt SET customer_id = (SELECT MAX(id) FROM parties_customer) WHERE amount > 0", "not of its bill's customer"),
    ("I37", "UPDATE core_journal SET request = 'x' WHERE seq = 3", "row 3: was changed"),
    ("I37", "DELETE FROM core_journal WHERE seq = 3", "rows 3 to 3 are missing"),
    ("I37", "DELETE FROM core_journal WHERE seq = (SELECT MAX(seq) FROM core_journal)", "the end of the chain is missing"),
    ("I37", "UPDATE core_journal SET previous_hash = 'x' WHERE seq = 3", "row 3: does not follow"),
]  # fmt: skip


@pytest.fixture
def day(store: Store) -> None:
    Customer.objects.create(store=store, code="K1", kind="person", name="王建国")


@pytest.mark.parametrize(("code", "sql", "says"), DAMAGE, ids=[f"{d[0]}-{n}" for n, d in enumerate(DAMAGE)])
def test_damage_is_named(day: None, code: str, sql: str, says: str) -> None:
    assert [row for _rule, row in broken(code)] == []
    with connection.cursor() as cursor:
        for trigger in every_trigger().values():
            cursor.execute(trigger.drop())
        cursor.execute(sql)
        assert cursor.rowcount
    found = [row for _rule, row in broken(code) if says in row]
    assert found
    assert code != "I37" or all(row.table and row.id and row.store is not None for row in found)  # type: ignore[attr-defined]


def test_a_guard_that_is_gone_is_named(day: None) -> None:
    gone = every_trigger()["billing_bill_paid_in_full"]
    with connection.cursor() as cursor:
        cursor.execute(gone.drop())
    assert [row for _rule, row in broken("G01")] == ["guard billing_bill_paid_in_full is missing"]
