"""Brokers."""

import pytest

from chehang.core.errors import Conflict
from tests.customs.batch import broker
from tests.goods import Depot


def test_a_broker_is_entered_once(depot: Depot) -> None:
    assert broker(depot)
    with pytest.raises(Conflict, match=r"broker\.known"):
        broker(depot)
