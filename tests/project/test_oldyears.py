"""Old years put away: the day's work does not meet them, verify still proves them, and they come back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from chehang.core.models import Journal, Transition
from chehang.core.verify import broken
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer
from chehang.project import oldyears, partitions
from chehang.project.safety import Unsafe
from tests.goods import Depot

pytestmark = pytest.mark.django_db
postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's")


def unproven() -> list[str]:
    return [str(row) for code in ("I15", "I37", "I37b", "I43") for _rule, row in broken(code)]


@postgres
def test_old_years_are_put_away_proved_and_brought_back(depot: Depot) -> None:
    part = depot.part()
    depot.receive(depot.ordered((part, "4", "61.50")), (part, "4"), price="61.50")
    this = depot.clock.now().year
    partitions.divide()
    depot.clock.at = depot.clock.now() + timedelta(days=400)
    depot.run(register_customer, RegisterCustomer(name="王建国", mobile="13800001234"), "parts_manager")
    everything = {m: {*m.objects.values_list("pk", flat=True)} for m in (Journal, Transition)}
    moved = oldyears.detach(this + 1, this + 3)
    assert moved["core_journal"] and moved["core_transition"] and unproven() == []
    assert not Transition.objects.filter(at__year__lte=this).exists()
    assert Journal.objects.filter(store_id=depot.store.pk).exclude(seq=1).earliest("seq").at.year > this
    assert {*oldyears.detach(this + 1, this + 3).values()} == {0}

    # What lies there cannot change, and if somebody could, verify would name it.
    with connection.cursor() as cursor:
        for act in ("DELETE FROM", "UPDATE"):
            how = f"{act} chehang_old.core_transition_{this}" + (" SET target = 'x'" if act == "UPDATE" else "")
            with pytest.raises(DatabaseError, match="guard:"), transaction.atomic():
                cursor.execute(how)
        with transaction.atomic():
            cursor.execute(f"ALTER TABLE chehang_old.core_transition_{this} DISABLE TRIGGER USER")
            cursor.execute(f"UPDATE chehang_old.core_transition_{this} SET actor_name = 'x'")
            assert any("core_transition" in row for row in unproven())
            transaction.set_rollback(True)
    assert oldyears.attach() == sum(moved.values()) and unproven() == []
    assert everything[Transition] == {*Transition.objects.values_list("pk", flat=True)}
    assert everything[Journal] < {*Journal.objects.values_list("pk", flat=True)}  # and the note of it


def test_recent_years_stay(store) -> None:
    with pytest.raises(Unsafe):
        oldyears.detach(2025, 2026)
