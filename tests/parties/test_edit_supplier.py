"""Keeping a supplier's file."""

from chehang.parties.models import Supplier
from chehang.parties.operations.edit_supplier import EditSupplier, edit_supplier


def test_days_change(actor_of, clock, store) -> None:
    supplier = Supplier.objects.create(store=store, code="G1", name="泓川北方库", kind="oem")
    edit_supplier(
        EditSupplier(supplier=supplier.pk, name="泓川北方库", lead_days=9), actor=actor_of("parts_planner"), clock=clock
    )
    supplier.refresh_from_db()
    assert supplier.lead_days == 9
