"""How far a post may go."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.pricing.operations.set_discount_limit import SetDiscountLimit, set_discount_limit
from chehang.pricing.services import discount_limit
from tests.selling import Shop


def test_the_limit_of_a_post(shop: Shop) -> None:
    seller, today = shop.depot.who("parts_sales"), shop.depot.clock.today()
    assert discount_limit(seller, today) == D("0.05")
    shop.depot.run(set_discount_limit, SetDiscountLimit(post="parts_sales", limit="0.03"), "general_manager")
    assert discount_limit(seller, today) == D("0.03")
    assert discount_limit(shop.depot.who("keeper"), today) == 0


def test_who_gives_no_discounts(shop: Shop) -> None:
    with pytest.raises(Refused, match=r"discount\.post"):
        shop.depot.run(set_discount_limit, SetDiscountLimit(post="keeper", limit="0.5"), "general_manager")
