"""A shop whose commits are real, so that other processes can work in it."""

from typing import Any

import pytest

from chehang.core.context import Actor, FixedClock
from tests.fixtures import make_actor, make_store
from tests.selling import Shop, make_shop


@pytest.fixture
def open_shop(real_commits: object, clock: FixedClock) -> Shop:
    from chehang.org.grants import grant_new

    grant_new()
    store = make_store("01", "泓川江东店")

    def actor_of(*posts: str, at: Any = None, name: str = "") -> Actor:
        return make_actor(at or store, *posts, clock=clock, name=name)

    return make_shop(store, clock, actor_of)
