"""What the use of a car costs that is given back."""

from decimal import Decimal

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.guarantee import compensation


def test_worked_number(yard) -> None:
    """§3.14: 168,800 × 8,600 ÷ 1,000 × 0.5 % = 7,258.40."""
    assert compensation(Decimal(168800), 8600, Decimal("0.005")) == Decimal("7258.40")
    facts = {"vehicle": yard.car().pk, "price_inc": "168800", "mileage": 8600}
    done = yard.run("reckon_exchange", "warranty_clerk", **facts)
    assert done.number == "7,258.40"
    with pytest.raises(Refused, match=r"exchange\.coefficient"):
        yard.run("reckon_exchange", "warranty_clerk", **facts, coefficient="0.006")
    with pytest.raises(NotAllowed):
        yard.run("reckon_exchange", "keeper", **facts)
