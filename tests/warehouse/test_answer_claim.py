"""Accepted, rejected, and accepted after all."""

import pytest

from chehang.core.errors import Refused
from tests.goods import Depot
from tests.warehouse.sending import answer, claimed, short


def test_a_rejection_may_be_turned(depot: Depot) -> None:
    made = claimed(depot, discrepancy=short(depot).pk)
    answer(depot, made, False)
    assert made.state == "rejected"
    answer(depot, made)
    assert made.state == "accepted"
    with pytest.raises(Refused, match=r"state\.wrong"):
        answer(depot, made)
