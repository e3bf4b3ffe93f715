"""Another number finds the part."""

from collections.abc import Callable

import pytest

from chehang.catalogue.finding import find_parts
from chehang.catalogue.models import Alias, Brand, Part
from chehang.catalogue.operations.add_alias import AddAlias, add_alias
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import NotAllowed, Refused

from .making import make_part


@pytest.fixture
def part(hongchuan: Brand) -> Part:
    return make_part(hongchuan, "H3A 698 151 D", "前制动片")


def test_story(part: Part, actor_of: Callable[..., Actor], clock: FixedClock) -> None:
    add_alias(AddAlias(part=part.pk, number="ＢＰ-77/4", kind="supplier"), actor=actor_of("parts_sales"), clock=clock)
    assert [(h.part_id, h.why) for h in find_parts("bp774")] == [(part.pk, "alias")]


def test_refusals(part: Part, actor_of: Callable[..., Actor], clock: FixedClock) -> None:
    planner = actor_of("parts_planner")
    add_alias(AddAlias(part=part.pk, number="BP 774"), actor=planner, clock=clock)
    for number, pk, wrong in (
        ("bp-774", part.pk, "alias.taken"),
        ("h3a698151d", part.pk, "alias.own"),
        ("-/-", part.pk, "part.number"),
        ("X1", part.pk + 5, "not_found"),
    ):
        with pytest.raises(Refused, match=wrong):
            add_alias(AddAlias(part=pk, number=number), actor=planner, clock=clock)
    with pytest.raises(NotAllowed):
        add_alias(AddAlias(part=part.pk, number="X2"), actor=actor_of("cashier"), clock=clock)
    assert Alias.objects.count() == 1
