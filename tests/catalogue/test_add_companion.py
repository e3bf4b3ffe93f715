"""What goes with a part."""

import pytest

from chehang.catalogue.fitting import companions
from chehang.catalogue.operations.add_companion import AddCompanion, add_companion
from chehang.core.errors import Conflict, Refused
from tests.goods import Depot, depot

__all__ = ["depot"]


def test_the_counter_can_name_it(depot: Depot) -> None:
    pads, grease = depot.part("H3A 698 151 D", "前制动片"), depot.part("G 052 142 A2", "制动润滑脂")
    cmd = AddCompanion(part=pads.pk, other=grease.pk)
    depot.run(add_companion, cmd, "parts_sales")
    assert [x.other.name_cn for x in companions([pads.pk])[pads.pk]] == ["制动润滑脂"]
    with pytest.raises(Conflict, match=r"companion\.twice"):
        depot.run(add_companion, cmd, "parts_sales")
    with pytest.raises(Refused, match=r"companion\.itself"):
        depot.run(add_companion, AddCompanion(part=pads.pk, other=pads.pk), "parts_sales")
