"""The credit note (P4): what is owed falls, the input VAT goes back, the fee is a cost."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Payable
from chehang.core.doubts import Doubtful
from chehang.core.errors import Conflict, Refused
from tests.goods import Depot, money
from tests.purchasing.back import applied, credit, out, received
from tests.selling import sound


def test_four_at_a_hundred_less_ten_per_cent(depot: Depot) -> None:
    """Cost 400, credit 360 + 46.80 VAT; 40 stay with the store."""
    line = received(depot)
    made = out(depot, line)
    owed = Payable.objects.get()
    assert credit(depot, made).model_extra == {"credit": "406.80", "lowered": True}
    assert (made.state, made.credit_ex, made.credit_tax) == ("credited", D("360.00"), D("46.80"))
    booked = money("supplier_return")
    assert booked["2202.01"] == D("406.80") and booked["1221.02"] == -400
    assert sum(booked.values()) == 0
    before = owed.amount
    owed.refresh_from_db()
    assert before - owed.amount == D("406.80")
    sound()


def test_goods_that_are_paid_stay_a_claim(depot: Depot) -> None:
    line = received(depot)
    made = out(depot, line)
    Payable.objects.update(paid=D("1100.00"))
    assert credit(depot, made).model_extra == {"credit": "406.80", "lowered": False}
    assert money("supplier_return")["1221.02"] == D("6.80")


def test_what_is_asked_and_refused(depot: Depot) -> None:
    line = received(depot)
    waiting = applied(depot, line, "1")
    with pytest.raises(Refused, match=r"state\.wrong"):
        credit(depot, waiting)
    made = out(depot, line)
    with pytest.raises(Refused, match=r"return\.credit_parts"):
        credit(depot, made, credit_ex="300")
    with pytest.raises(Doubtful) as asked:
        credit(depot, made, credit_ex="300", credit_tax="39")
    made.refresh_from_db()
    assert made.state == "out" and not money("supplier_return")
    marks = [d.mark for d in asked.value.doubts]
    credit(depot, made, credit_ex="300", credit_tax="39", confirmed=marks)
    other = out(depot, received(depot))
    with pytest.raises(Conflict, match=r"return\.credit_twice"):
        credit(depot, other)
