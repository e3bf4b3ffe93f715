"""Which goods a supplier may be asked to take back."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.purchasing.models import SupplierReturn
from tests.goods import Depot
from tests.purchasing.back import answer, applied, received


def test_no_more_than_was_received_and_has_not_gone_back(depot: Depot) -> None:
    line = received(depot)
    made = applied(depot, line)
    assert (made.state, made.lines.get().amount_ex) == ("applied", 400)
    with pytest.raises(Refused, match=r"return\.more_than_received"):
        applied(depot, line, "7")
    answer(depot, made, False)
    assert applied(depot, line, "7").state == "applied"


def test_only_what_was_invoiced(depot: Depot) -> None:
    part = depot.part("H3A 121 011 M", "水泵")
    inbound = depot.ordered((part, "5", "100"))
    depot.receive(inbound, (part, "5"))
    with pytest.raises(Refused, match=r"return\.more_than_received"):
        applied(depot, inbound.lines.get(), "1")


def test_not_returnable_but_for_quality_and_in_its_time(depot: Depot) -> None:
    line = received(depot, return_deadline_days=30)
    depot.clock.at += timedelta(days=31)
    with pytest.raises(Refused, match=r"return\.not_returnable"):
        applied(depot, line)
    assert not SupplierReturn.objects.exists()
    assert applied(depot, line, reason="quality").state == "applied"


def test_who_and_what(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        from chehang.purchasing.operations.return_goods import ReturnGoods, return_goods

        line = received(depot)
        cmd = ReturnGoods.model_validate({"reason": "excess", "lines": [{"line": line.pk, "quantity": "1"}]})
        depot.run(return_goods, cmd, "cashier")
    assert not SupplierReturn.objects.exists()
