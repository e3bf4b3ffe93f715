"""Keeping a supplier's file."""

import pytest

from chehang.core.errors import Conflict, NotAllowed, NotFound
from chehang.parties.models import Supplier
from chehang.parties.operations.edit_supplier import EditSupplier, edit_supplier


def test_days_change(actor_of, clock, store) -> None:
    supplier = Supplier.objects.create(store=store, code="G1", name="泓川北方库", kind="oem")
    edit_supplier(
        EditSupplier(supplier=supplier.pk, name="泓川北方库", lead_days=9), actor=actor_of("parts_planner"), clock=clock
    )
    supplier.refresh_from_db()
    assert supplier.lead_days == 9


def test_a_name_that_is_taken_and_strangers(actor_of, other_store, clock, store) -> None:
    supplier = Supplier.objects.create(store=store, code="G1", name="泓川北方库", kind="oem")
    Supplier.objects.create(store=store, code="G2", name="泓川南方库", kind="oem")
    with pytest.raises(Conflict, match=r"supplier\.twin"):
        edit_supplier(
            EditSupplier(supplier=supplier.pk, name="泓川南方库"), actor=actor_of("parts_planner"), clock=clock
        )
    with pytest.raises(NotAllowed):
        edit_supplier(EditSupplier(supplier=supplier.pk, name="x"), actor=actor_of("parts_sales"), clock=clock)
    with pytest.raises(NotFound):
        edit_supplier(
            EditSupplier(supplier=supplier.pk, name="x"), actor=actor_of("parts_planner", at=other_store), clock=clock
        )
    supplier.refresh_from_db()
    assert supplier.name == "泓川北方库"
