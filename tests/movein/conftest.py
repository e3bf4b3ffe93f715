"""A store on its opening day."""

import pytest

from tests.goods import Depot
from tests.movein import Mover


@pytest.fixture
def mover(depot: Depot) -> Mover:
    return Mover(depot)
