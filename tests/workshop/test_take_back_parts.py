"""Unused parts come back at the cost they left with."""

from decimal import Decimal

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import TakenBack

from .yard import balance


def test_the_books_are_as_before(yard) -> None:
    part = yard.shop.goods("3", "1000")
    order = yard.open()
    line = yard.part(order, part, "3")
    yard.agreed(order)
    yard.fetch(order)
    for _again in range(2):
        yard.run("take_back_parts", "keeper", line=line.pk, quantity="1", bin="a-01-01-01", reason="多领")
    line.refresh_from_db()
    assert (line.issued, line.returned, line.cost) == (3, 2, Decimal("333.33"))
    assert sorted(t.cost for t in TakenBack.objects.all()) == [Decimal("333.33"), Decimal("333.34")]
    assert balance(yard.shop.store, "work_in_progress") == Decimal("333.33")
    for facts, code in (
        ({"quantity": "2"}, "takenback.too_many"),
        ({"bin": "X"}, "bin.unknown"),
        ({"bin": "S-01-01-01"}, "takenback.bin"),
    ):
        with pytest.raises(Refused) as refused:
            yard.run(
                "take_back_parts",
                "keeper",
                **({"line": line.pk, "quantity": "1", "bin": "A-01-01-01", "reason": "多领"} | facts),
            )
        assert refused.value.code == code
    with pytest.raises(NotAllowed):
        yard.run(
            "take_back_parts", "technician", who="铁柱", line=line.pk, quantity="1", bin="A-01-01-01", reason="多领"
        )
