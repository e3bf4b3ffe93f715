"""The workshop of the tests."""

import pytest

from tests.goods import Depot
from tests.selling import Shop

from .yard import Yard


@pytest.fixture
def yard(depot: Depot) -> Yard:
    made = Yard(Shop(depot))
    made.open_shop()
    return made
