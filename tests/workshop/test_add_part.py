"""Parts on an order."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_at_the_customers_price(yard) -> None:
    order, part = yard.open(), yard.shop.goods()
    line = yard.part(order, part, "2")
    assert (str(line.price_inc), str(line.amount_inc), line.issued) == ("458.00", "916.00", 0)
    with pytest.raises(Refused, match=r"order\.whole"):
        yard.part(order, part, "0.5")
    with pytest.raises(Refused, match=r"order\.no_price"):
        yard.part(order, yard.shop.depot.part("X1", "无价件"))
    with pytest.raises(NotAllowed):
        yard.run("add_part", "keeper", order=order.pk, part=part.pk)
