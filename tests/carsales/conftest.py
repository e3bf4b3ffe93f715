"""A showroom with its people."""

from collections.abc import Callable

import pytest

from chehang.core.context import Actor, FixedClock
from chehang.org.models import Store

from .showroom import Showroom


@pytest.fixture
def room(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Showroom:
    made = Showroom(store, clock, actor_of)
    made.who("sales_consultant")
    return made
