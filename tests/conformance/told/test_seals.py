"""Seals: every column of every frozen table is changed behind the guards' back, and ``verify`` names each."""

import json
from argparse import Namespace
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from chehang.core.findings import Finding
from chehang.core.models import Journal, Seal
from chehang.core.sealing.migrating import seal_what_is_there
from chehang.core.sealing.tables import Sealed, sealed_tables
from chehang.core.verify import broken
from chehang.ledger.models import Voucher
from chehang.project.commands import verify
from tests.selling import Shop

from ..violations import every_trigger, other


def without_guards() -> None:
    with connection.cursor() as cursor:
        for trigger in every_trigger().values():
            cursor.execute(trigger.drop())


def edits(table: Sealed) -> Iterator[tuple[str, str]]:
    """(column, statement) for each column of one row of the table."""
    for field in table.model._meta.concrete_fields:
        if not field.primary_key:
            yield field.column, f'UPDATE "{table.name}" SET "{field.column}" = {other(field)} WHERE id = '


def found() -> list[Finding]:
    return [row for _rule, row in broken("I37b") if isinstance(row, Finding)]


def test_each_edited_column_is_named(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    assert found() == []
    without_guards()
    made, refused = set(), set()
    with transaction.atomic(), connection.cursor() as cursor:
        for table in sealed_tables().values():
            cursor.execute(f'SELECT MAX(id) FROM "{table.name}"')
            (pk,) = cursor.fetchone()
            assert pk, f"the story has no row of {table.name}"
            for column, statement in edits(table):
                try:
                    with transaction.atomic():
                        cursor.execute(f"{statement}{pk}")
                    made.add((table.name, pk, column))
                except DatabaseError:
                    refused.add(f"{table.name}.{column}")
        named = {(f.table, f.id, f.column) for f in found()}
        status = verify.run(Namespace(only="I37b", json=True))
        transaction.set_rollback(True)
    assert named == made
    assert len(made) > 380
    assert len(refused) < len(made) / 8, sorted(refused)
    [told] = json.loads(capsys.readouterr().out)
    assert (status, told["rule"], told["ok"]) == (1, "I37b", False)
    assert {(f["table"], f["id"], f["column"]) for f in told["findings"]} == made


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("DELETE FROM ledger_line WHERE id = (SELECT MIN(id) FROM ledger_line)", "was removed after it was sealed"),
        ("UPDATE billing_receipt SET id = id + 1000 WHERE id = (SELECT MAX(id) FROM billing_receipt)", "outside any act"),
        ("UPDATE core_seal SET marks = '' WHERE id = 3", "its seals are not those it was written with"),
        ("DELETE FROM core_seal WHERE id = 3", "its seals are not those it was written with"),
        ("UPDATE core_seal SET journal_id = 999999 WHERE id = 3", "has seals it was not written with"),
        ("UPDATE core_journal SET seals = '' WHERE id = (SELECT journal_id FROM core_seal WHERE id = 3)",
         "has seals it was not written with"),
    ],
)  # fmt: skip
def test_what_is_taken_away_or_added_is_named(shop: Shop, sql: str, says: str) -> None:
    without_guards()
    first = Seal.objects.order_by("id").values_list("id", flat=True)[2]
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("id = 3", f"id = {first}"))
        assert cursor.rowcount
    assert any(says in row for row in found())


@pytest.mark.strict_seals
def test_an_edit_is_not_taken_over_by_the_next_act(shop: Shop) -> None:
    """The edit stands when the next act runs; that act seals what it writes, and not the edited row."""
    gone = every_trigger()["ledger_voucher_frozen"]
    with connection.cursor() as cursor:
        cursor.execute(gone.drop())
        cursor.execute("UPDATE ledger_voucher SET maker_name = '某人' WHERE id = (SELECT MIN(id) FROM ledger_voucher)")
        for statement in gone.create():
            cursor.execute(statement)
        if connection.vendor == "postgresql":  # each transaction of a store begins with an empty list
            cursor.execute("SELECT set_config('chehang.touched', '', true)")
    shop.draft((shop.depot.parts["H3A 698 151 D"], "1"))
    named = [
        f for f in found() if f.table == "ledger_voucher" and f.column
    ]  # rows that a story writes by hand have none
    assert [(f.column, f.store) for f in named] == [("maker_name", shop.store.pk)]


def test_a_store_without_seals_is_sealed_as_it_stands(shop: Shop) -> None:
    without_guards()
    Seal.objects.all().delete()
    Journal.objects.all().delete()
    assert any("outside any act" in row for row in found())
    seal_what_is_there()
    assert found() == []
    assert Journal.objects.get().operation == "core.seal_at_migration"
    Voucher.objects.filter(pk=Voucher.objects.order_by("pk")[0].pk).update(maker_name="某人")
    [row] = found()
    assert row.column == "maker_name"
    assert "sealed at migration" in row
    seal_what_is_there()
    assert Journal.objects.count() == 1
