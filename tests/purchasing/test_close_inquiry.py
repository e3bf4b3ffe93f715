"""An inquiry may end without a choice."""

import pytest

from chehang.core.errors import Refused
from chehang.purchasing.operations.close_inquiry import CloseInquiry, close_inquiry
from tests.goods import Depot
from tests.purchasing.asking import answer, answered, award, order, sent


def test_it_ends_with_a_reason_and_takes_no_more_answers(depot: Depot) -> None:
    made = sent(depot)
    depot.run(close_inquiry, CloseInquiry(inquiry=made.pk, reason="无人报价"), "parts_planner")
    made.refresh_from_db()
    assert made.state == "closed"
    with pytest.raises(Refused, match=r"state\.wrong"):
        answer(depot, made, 0)


def test_not_after_the_order(depot: Depot) -> None:
    made = answered(depot)
    award(depot, made)
    order(depot, made)
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(close_inquiry, CloseInquiry(inquiry=made.pk, reason="不要了"), "parts_planner")
