"""A showroom with its people; a dealer with cars to sell."""

from collections.abc import Callable

import pytest

from chehang.core.context import Actor, FixedClock
from chehang.org.models import Store

from .dealer import Dealer
from .showroom import Showroom


@pytest.fixture
def room(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Showroom:
    made = Showroom(store, clock, actor_of)
    made.who("sales_consultant")
    return made


@pytest.fixture
def dealer(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Dealer:
    made = Dealer(store, clock, actor_of)
    made.who("sales_consultant")
    return made.open()
