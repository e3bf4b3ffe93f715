"""A count that differs says why; the stock stays the sum of its movements."""

from chehang.office.invariants import stock_is_sum_of_moves
from chehang.office.models import Supply
from tests.office import Office
from tests.office.desk import supply
from tests.work.refusing import refused


def test_difference(office: Office) -> None:
    of = supply(office, "8")
    refused(office, "supplies.differs", "office.count_supplies", "hr_manager", supply=of.pk, found="7")
    refused(office, "not_allowed", "office.count_supplies", "keeper", supply=of.pk, found="7", reason="少")
    assert office.run("office.count_supplies", "hr_manager", supply=of.pk, found="8").id == of.pk
    office.run("office.count_supplies", "hr_manager", supply=of.pk, found="7", reason="破损一包")
    of.refresh_from_db()
    assert of.stock == 7 and [m.quantity for m in of.moves.order_by("id")] == [8, -1]


def test_what_does_not_add_up_is_seen(office: Office) -> None:
    of = supply(office, "8")
    assert not list(stock_is_sum_of_moves())
    Supply.objects.filter(pk=of.pk).update(stock=9)
    assert "A4" in str(next(iter(stock_is_sum_of_moves())))
