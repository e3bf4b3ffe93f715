"""A supplier's file."""

import pytest

from chehang.core.errors import Conflict, NotAllowed
from chehang.parties.models import Supplier
from chehang.parties.operations.register_supplier import RegisterSupplier, register_supplier


def test_a_new_supplier_and_its_twin(actor_of, clock) -> None:
    me = actor_of("parts_planner")
    register_supplier(RegisterSupplier(name="泓川北方库", lead_days=5), actor=me, clock=clock)
    with pytest.raises(Conflict, match=r"supplier\.twin"):
        register_supplier(RegisterSupplier(name="泓川北方库"), actor=me, clock=clock)
    assert Supplier.objects.get().code == "GYS00001"


def test_not_everybody(actor_of, clock) -> None:
    with pytest.raises(NotAllowed):
        register_supplier(RegisterSupplier(name="x"), actor=actor_of("keeper"), clock=clock)
