"""A lost quotation is demand that was not met."""

import pytest

from chehang.core.errors import Refused
from chehang.counter.models import LostSale
from tests.counter.quotes import accept, given, lose
from tests.selling import Shop


def test_each_line_is_a_lost_sale_with_its_cause(shop: Shop) -> None:
    made = given(shop)
    lose(shop, made, "quality")
    lost = LostSale.objects.get()
    assert (made.state, lost.reason, lost.quantity) == ("lost", "quality", 2)


def test_an_accepted_one_is_not_lost(shop: Shop) -> None:
    made = given(shop)
    accept(shop, made)
    with pytest.raises(Refused, match=r"state\.wrong"):
        lose(shop, made)
    assert not LostSale.objects.exists()
