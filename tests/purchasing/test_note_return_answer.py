"""The supplier's answer; a yes orders the goods out with two signatures."""

import pytest

from chehang.core.errors import Refused
from chehang.warehouse.models import Outbound, Shipment
from tests.goods import Depot, goods_equal_money, money
from tests.purchasing.back import answer, applied, hand, received, send_out


def test_two_keepers_sign_and_the_supplier_owes(depot: Depot) -> None:
    made = applied(depot, received(depot))
    answer(depot, made)
    assert made.state == "approved"
    outbound = send_out(depot, made)
    assert (made.state, made.cost) == ("out", 400)
    assert money("supplier_return_out") == {"1221.02": 400, "1405.02": -400}
    goods_equal_money(depot.store)
    hand(depot, outbound)
    assert Shipment.objects.get().carrier == "德邦"


def test_a_yes_has_a_number_a_no_ends_it(depot: Depot) -> None:
    made = applied(depot, received(depot))
    with pytest.raises(Refused, match=r"return\.rma"):
        answer(depot, made, rma="")
    answer(depot, made, False, answer="超过期限")
    assert (made.state, Outbound.objects.count()) == ("refused", 0)


def test_goods_that_are_gone(depot: Depot) -> None:
    made = applied(depot, received(depot))
    depot.ask((made.lines.get().part, "8"))
    with pytest.raises(Refused, match=r"stock\.short"):
        answer(depot, made)
    made.refresh_from_db()
    assert made.state == "applied"
