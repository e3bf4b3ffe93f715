"""Brands and the rule of their numbers."""

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from chehang.catalogue.models import Brand
from chehang.catalogue.operations.create_brand import CreateBrand, create_brand
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Refused


def test_story_and_refusals(actor_of: Callable[..., Actor], clock: FixedClock) -> None:
    def create(post: str = "parts_manager", **values: str) -> None:
        given = {"code": "HC", "name": "泓川", "number_rule": "hongchuan", **values}
        create_brand(CreateBrand(**given), actor=actor_of(post), clock=clock)

    create()
    assert Brand.objects.get().rule_title
    for values, wrong in (
        ({"code": "HC", "name": "x"}, "brand.taken"),
        ({"code": "X", "name": "泓川"}, "brand.taken"),
        ({"post": "keeper"}, "not_allowed"),
    ):
        with pytest.raises(Refused, match=wrong):
            create(**values)
    with pytest.raises(ValidationError):
        create(code="X", name="x", number_rule="magic")
    assert Brand.objects.count() == 1
