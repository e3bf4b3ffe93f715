"""A store moves between databases: everything of it, proved on both sides, and nothing left behind."""

import pytest
from django.db import connection
from django.db.models import Model

from chehang.catalogue.models import Part
from chehang.core import guards
from chehang.core.models import Journal
from chehang.core.verify import broken
from chehang.org.models import Account, Assignment, Employee, Store
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer
from chehang.project import carrying, cells, moving
from chehang.project.safety import Unsafe
from chehang.stock.models import Entry
from tests.goods import Depot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch) -> None:
    settings.CHEHANG_FILES = tmp_path / "files"
    monkeypatch.setenv("CHEHANG_HOME", str(tmp_path))


@pytest.fixture
def rules(monkeypatch) -> None:
    """The rules that speak of goods, chain and seals; all of them are proved by the trial of two databases in deploy/cells."""
    chosen = ("I37", "I37b", "I43", "I01", "I04", "I15", "I14", "I17", "I18")
    monkeypatch.setattr(moving.verify, "broken", lambda: (x for code in chosen for x in broken(code)))


def count(model: type[Model], at: int) -> None:
    """Let the next row get this id."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [at - 1, table])
        else:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)", [table, at])


def test_out_in_and_gone(depot: Depot, other_store, tmp_path, rules) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "4", "61.50"))
    depot.receive(inbound, (part, "4"), price="61.50")
    cmd = RegisterCustomer(name="王建国", mobile="13800001234")
    first = depot.run(register_customer, cmd, "parts_manager", key="k")
    guest = Employee.objects.get(pk=depot.who("keeper").employee_id)
    Assignment.objects.create(store=other_store, employee=guest, post="keeper", since=depot.clock.today())
    before, pk, file = carrying.digest(depot.store.pk), depot.store.pk, tmp_path / "store.tar.gz.age"
    receipt = moving.take_out(depot.store.code, file)

    with pytest.raises(Unsafe, match="already"):
        moving.bring_in(file)
    with pytest.raises(Unsafe, match="receipt"):
        moving.let_go(file, "0" * 16)
    assert moving.let_go(file, receipt) == depot.store.code
    assert {*carrying.digest(pk)} == {"org.Employee"} and Store.objects.filter(pk=pk).exists() and Part.objects.exists()
    assert not Account.objects.filter(employee__store_id=pk).exists() and not Entry.objects.exists()
    assert list(broken("I37b")) == [] and guards.missing("stock") == []
    assert [*Employee.objects.filter(store=depot.store)] == [guest]  # another store speaks of him

    # What is written later must come later, also in order of id.
    ahead = cells.next_id(Journal)
    count(Journal, 1)
    with pytest.raises(Unsafe, match="--cell"):
        moving.bring_in(file)
    assert {*carrying.digest(pk)} == {"org.Employee"}
    count(Journal, ahead)
    assert moving.bring_in(file) == receipt
    assert carrying.digest(pk) == before and guards.missing("stock") == [] and list(broken("I37b")) == []
    assert [r.operation for r in Journal.objects.filter(store_id=0).order_by("seq")][-2:] == [moving.OUT, moving.IN]

    # It goes on: one intent once, the chain in order, what happened since keeps it from being deleted.
    assert depot.run(register_customer, cmd, "parts_manager", key="k") == first
    second = depot.ordered((part, "2", "61.50"))
    depot.receive(second, (part, "2"), price="61.50")
    assert list(broken("I37")) == [] == list(broken("I37b"))
    with pytest.raises(Unsafe, match="changed since"):
        moving.let_go(file, receipt)


def test_cells_count_from_their_own_beginning(store) -> None:
    cells.number(7)
    made = Store.objects.create(code="77", name="新店", short_name="新店")
    assert made.pk == 7 * cells.WIDE + 1
    for again in (6, 0, 9000):
        with pytest.raises(Unsafe):
            cells.number(again)


def test_a_damaged_file_and_another_version_change_nothing(depot: Depot, tmp_path, monkeypatch) -> None:
    file = tmp_path / "store.tar.gz"
    moving.take_out(depot.store.code, file)
    monkeypatch.setattr(moving, "_steps", lambda: [["core", "9999_later"]])
    with pytest.raises(Unsafe, match="version"):
        moving.bring_in(file)
    file.write_bytes(file.read_bytes()[:500])
    with pytest.raises(Unsafe, match="damaged"):
        moving.bring_in(file)
