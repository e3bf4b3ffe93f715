"""A store with open books and bins."""

import pytest

from tests.goods import Depot, make_depot


@pytest.fixture
def depot(store, clock, actor_of) -> Depot:  # type: ignore[no-untyped-def]
    return make_depot(store, clock, actor_of)
