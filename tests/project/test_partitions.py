"""Big tables in parts, one for each store: the same rows, rules, guards and seals, and a store's question reads its part alone."""

import pytest
from django.db import DatabaseError, connection, transaction

from chehang.core import guards
from chehang.core.models import Journal, Transition
from chehang.core.verify import broken
from chehang.ledger.models import Line, Voucher
from chehang.org.models import Store
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer
from chehang.project import partitions
from chehang.project.safety import Unsafe
from chehang.stock.models import Entry
from tests.goods import Depot

pytestmark = pytest.mark.django_db
postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="partitioning is PostgreSQL's")


def unproven() -> list[str]:
    return [
        row
        for rule, row in broken()
        if rule.code in ("I37", "I37b", "I01", "I15", "I16.goods", "I14", "I13", "I16", "I17", "I23")
    ]


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(line for (line,) in cursor.fetchall())


@postgres
def test_a_full_store_is_divided_and_goes_on(depot: Depot, other_store) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "4", "61.50"))
    depot.receive(inbound, (part, "4"), price="61.50")
    cmd = RegisterCustomer(name="王建国", mobile="13800001234")
    first = depot.run(register_customer, cmd, "parts_manager", key="k")
    before = {m: list(m.objects.order_by("pk").values_list()) for m in (Journal, Transition, Entry, Voucher, Line)}
    assert all(before.values()) and unproven() == []

    made = partitions.divide()
    mine, theirs = depot.store.pk, other_store.pk
    assert {f"stock_entry_s{mine}", f"stock_entry_s{theirs}"} <= {*made["stock_entry"]}
    assert {m: list(m.objects.order_by("pk").values_list()) for m in before} == before
    assert guards.missing("core") == [] == guards.missing("stock") == guards.missing("ledger") and unproven() == []

    # Pruned: the plan of a store's question names its part and no other.
    for table in partitions.TABLES:
        said = plan(f"SELECT COUNT(*) FROM {table} WHERE store_id = {mine}")
        assert f"{table}_s{mine}" in said and f"{table}_s{theirs}" not in said and "_rest" not in said

    # It goes on: one intent once, the chain in order, guards in every part.
    assert depot.run(register_customer, cmd, "parts_manager", key="k") == first
    second = depot.ordered((part, "2", "61.50"))
    depot.receive(second, (part, "2"), price="61.50")
    assert Entry.objects.count() > len(before[Entry]) and unproven() == []
    for table in (f"stock_entry_s{mine}", "stock_entry", "core_journal"):
        for act in (f"UPDATE {table} SET employee_id = 0", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="guard:"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(act)
    with pytest.raises(DatabaseError, match="guard:"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE ledger_line_s{mine} SET debit = debit + 1")
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [f"voucher_number_s{mine}"])
        assert "(period_id, word, number, store_id)" in cursor.fetchone()[0]
    row = Journal.objects.filter(outcome="done").exclude(key="").latest("pk")
    row.pk, row.seq = None, row.seq + 1000
    with pytest.raises(DatabaseError, match="journal_one_intent"), transaction.atomic():
        row.save(force_insert=True)


@postgres
def test_a_new_store_gets_its_part_and_what_it_wrote_meanwhile(depot: Depot) -> None:
    partitions.divide()
    late = Store.objects.create(code="88", name="新店", short_name="新店")
    Transition.objects.create(
        store_id=late.pk, machine="m", object_id=1, move="-", source="a", target="b", at=depot.clock.now(), employee_id=1,
        actor_name="x",
    )  # fmt: skip
    assert f"core_transition_s{late.pk}" in partitions.divide()["core_transition"]
    assert partitions.divide() == {table: [] for table in partitions.TABLES}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM core_transition_s{late.pk}")
        assert cursor.fetchone()[0] == 1
        cursor.execute("SELECT COUNT(*) FROM core_transition_rest")
        assert cursor.fetchone()[0] == 0
    assert guards.missing("core") == []


@postgres
def test_who_points_to_a_divided_row_says_its_store(depot: Depot, other_store) -> None:
    """A line of another store cannot hang on a voucher of this one, and none on a voucher that is not there."""
    partitions.divide()
    with connection.cursor() as cursor:
        said = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE confrelid = 'ledger_voucher'::regclass AND conparentid = 0"
        cursor.execute(said)
        texts = [text for (text,) in cursor.fetchall()]
    assert len(texts) > 1 and all("store_id) REFERENCES ledger_voucher(id, store_id)" in text for text in texts)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite has none")
def test_sqlite_says_so() -> None:
    with pytest.raises(Unsafe, match="PostgreSQL"):
        partitions.divide()
