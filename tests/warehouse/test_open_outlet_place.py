"""An outlet gets its two places in the goods book, and who answers for them."""

import pytest

from chehang.core.errors import NotAllowed
from chehang.parties.models import Customer
from tests.warehouse.outlets import Outside, opened, outside, refused

__all__ = ["outside"]


def test_who_may_keep_parts_of_ours(outside: Outside) -> None:
    depot = outside.depot
    company = Customer.objects.create(store=depot.store, code="K9", kind="company", name="东方汽修")
    with refused("outlet.kind"):
        opened(depot, company)
    with refused("outlet.keeper_post"):
        opened(depot, outside.place.outlet, keeper="keeper")
    with pytest.raises(NotAllowed):
        opened(depot, outside.place.outlet, "keeper")
    depot.people["outlet_keeper"] = depot.actor_of("outlet_keeper", at=depot.store, name="新人")
    again = opened(depot, outside.place.outlet)
    assert again == outside.place and again.keeper.name == "新人"
