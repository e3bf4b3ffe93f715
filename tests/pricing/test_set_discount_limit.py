"""How far each post may go below a price."""

from decimal import Decimal as D

import pytest
from pydantic import ValidationError

from chehang.core.errors import NotAllowed, Refused
from chehang.pricing.operations.set_discount_limit import SetDiscountLimit, set_discount_limit
from chehang.pricing.services import discount_limit
from tests.goods import TODAY
from tests.selling import Shop


def limits(shop: Shop) -> list[D]:
    return [
        discount_limit(shop.depot.who(p), TODAY) for p in ("parts_sales", "parts_manager", "general_manager", "keeper")
    ]


def test_limits_are_data(shop: Shop) -> None:
    assert limits(shop) == [D("0.05"), D("0.10"), D(1), D(0)]
    shop.run(set_discount_limit, SetDiscountLimit(post="parts_sales", limit=D("0.03")), "general_manager")
    assert limits(shop)[0] == D("0.03")
    shop.run(set_discount_limit, SetDiscountLimit(post="parts_sales", limit=D("0.08")), "general_manager")
    assert limits(shop)[0] == D("0.08")
    assert discount_limit(shop.depot.actor_of("parts_sales", "parts_manager", at=shop.store), TODAY) == D("0.10")


def test_a_post_that_gives_no_discounts(shop: Shop) -> None:
    with pytest.raises(Refused, match="discount"):
        shop.run(set_discount_limit, SetDiscountLimit(post="keeper", limit=D("0.5")), "general_manager")


def test_a_fraction_only() -> None:
    for bad in ("5", "-0.1", "0.0000001"):
        with pytest.raises(ValidationError):
            SetDiscountLimit.model_validate({"post": "parts_sales", "limit": bad})


def test_not_the_manager_of_parts(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        shop.run(set_discount_limit, SetDiscountLimit(post="parts_manager", limit=D(1)), "parts_manager")
