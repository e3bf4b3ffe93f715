"""Slow stock goes back to whoever delivered it: one click asks him, his credit ends the disposal."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.purchasing.models import SupplierReturn
from chehang.warehouse.models import Disposal
from tests.goods import Depot
from tests.purchasing.back import answer, credit, received, send_out
from tests.warehouse import house


def due(depot: Depot, quantity: str = "4") -> Disposal:
    line = received(depot)
    made = house.proposed(depot, line.part, quantity, way="return")
    house.yes(depot, made, "parts_manager")
    return made


def test_the_credit_ends_it(depot: Depot) -> None:
    made = due(depot)
    house.execute(depot, made)
    back = SupplierReturn.objects.get(pk=made.object_id)
    assert (made.state, made.paper, made.url) == ("running", back.number, f"/purchasing/returns/{back.pk}/")
    answer(depot, back)
    send_out(depot, back)
    credit(depot, back)
    made.refresh_from_db()
    assert (made.state, made.proceeds) == ("done", D("360.00"))  # 4 × 100 less a tenth


def test_a_no_leaves_it_to_be_carried_out_again(depot: Depot) -> None:
    made = due(depot)
    house.execute(depot, made)
    answer(depot, SupplierReturn.objects.get(pk=made.object_id), accepted=False, answer="超过退货期限")
    made.refresh_from_db()
    assert (made.state, made.document) == ("approved", "")


def test_not_what_nobody_delivered(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "10", "1000")
    made = house.proposed(depot, part, way="return")
    house.yes(depot, made, "parts_manager")
    with pytest.raises(Refused, match=r"disposal\.no_delivery"):
        house.execute(depot, made)
    made.refresh_from_db()
    assert made.state == "approved" and not SupplierReturn.objects.exists()
