"""Inquiries: several suppliers from a value on, each once."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.purchasing.models import Inquiry
from tests.goods import Depot
from tests.purchasing.asking import sent, suppliers


def test_three_are_asked(depot: Depot) -> None:
    made = sent(depot)
    assert (made.state, made.invited.count(), made.lines.get().part_no) == ("sent", 3, "H3A 115 403 F")


def test_from_five_thousand_on_fewer_need_a_reason(depot: Depot) -> None:
    line = {"part": depot.part().pk, "quantity": "50", "target_inc": "101"}
    with pytest.raises(Refused, match=r"inquiry\.three"):
        sent(depot, asked=2, lines=[line])
    assert not Inquiry.objects.exists()
    assert sent(depot, asked=2, lines=[line], few_reason="独家供货").state == "sent"
    assert sent(depot, asked=1, lines=[line | {"quantity": "49"}]).state == "sent"


def test_what_is_refused(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"inquiry\.past"):
        sent(depot, due_on=depot.clock.today() - timedelta(days=1))
    with pytest.raises(Refused, match=r"inquiry\.supplier"):
        sent(depot, suppliers=[{"supplier": suppliers(depot)[0].pk}] * 2)
    with pytest.raises(Refused, match=r"inquiry\.part_twice"):
        sent(depot, lines=[{"part": depot.part().pk, "quantity": "1"}] * 2)
    with pytest.raises(NotAllowed):
        sent(depot, post="keeper")
    assert not Inquiry.objects.exists()
