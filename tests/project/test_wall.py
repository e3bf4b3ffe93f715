"""The second wall: in the database itself a store's role sees no other store's rows, whatever it asks."""

import pytest
from django.db import ProgrammingError, connection, transaction

from chehang.project import wall
from chehang.project.safety import Unsafe

pytestmark = pytest.mark.django_db


def test_every_table_of_a_store_stands_behind_it() -> None:
    said = "\n".join(wall.statements(7))
    assert len(wall.walled()) > 250 and all(f'ON "{t}" FOR SELECT' in said for t in wall.walled())
    assert "org_account" not in said and 'GRANT SELECT ON "core_personalvalue"' not in said
    assert 'GRANT SELECT ON "catalogue_part"' in said
    customers = next(line for line in said.splitlines() if line.startswith("GRANT") and '"parties_customer"' in line)
    assert '"id"' in customers and '"phone"' not in customers and '"name"' not in customers


@pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
def test_a_role_sees_its_own_store(store, other_store) -> None:
    with connection.cursor() as cursor:
        for one in (store, other_store):
            cursor.execute(
                "INSERT INTO core_timer (store_id, kind, subject, subject_id, thing, link, post, late_post, employee_id,"
                " state, unit, amount, started_at, due_at, told_until, level, asks_reason, reason)"
                " VALUES (%s, 'k', 's', %s, 't', '', '', '', 0, 'open', '', 0, now(), now(), now(), 0, false, '')",
                [one.pk, one.pk],
            )
        assert wall.build(store.pk) > 250 and wall.build(store.pk) > 250 and wall.gaps() == []
        cursor.execute(f"SET LOCAL ROLE {wall.role_of(store.pk)}")
        for asked in ("", " WHERE store_id > 0", f" WHERE store_id = {other_store.pk}"):
            cursor.execute(f"SELECT DISTINCT store_id FROM core_timer{asked}")
            assert [row[0] for row in cursor.fetchall()] == ([] if "=" in asked else [store.pk])
        for table in ("org_account", "core_personalvalue"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(f"SELECT 1 FROM {table}")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute("DELETE FROM core_timer")
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT COUNT(*) FROM core_timer")
        assert cursor.fetchone()[0] == 2  # the house's own role passes


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite has none")
def test_sqlite_says_so(store) -> None:
    with pytest.raises(Unsafe, match="PostgreSQL"):
        wall.build(store.pk)
