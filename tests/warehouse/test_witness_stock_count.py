"""Finance samples, the amount chooses who approves, and both books take what was found."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.core.operations.approve import Approve, approve
from chehang.core.operations.send_back import SendBack, send_back
from chehang.core.verify import broken
from chehang.stock.models import Balance, Bin, Entry
from tests.goods import Depot, money
from tests.warehouse.counting import counted, explain, four_lines, request_of, witness, yes


def test_the_finance_manager_approves_three_thousand(depot: Depot) -> None:
    count = four_lines(depot)
    witness(depot, count, {4: "5"})
    assert (count.state, request_of(count).post, f"{count.sampled_value}") == (
        "submitted",
        "finance_manager",
        "17811.36",
    )
    yes(depot, count, "finance_manager")
    assert count.state == "posted"
    moved = {
        (e.movement, f"{e.quantity.normalize():f}", f"{e.value:.2f}")
        for e in Entry.objects.filter(document="warehouse.stock_count")
    }
    assert moved == {("402", "-1", "-99.22"), ("401", "2", "63.72"), ("402", "-1", "-2968.56")}
    assert money("count_loss") == {"1901.01": D("3067.78"), "1405.02": D("-3067.78")}
    assert money("count_loss_approved") == {"6602.12": D("3067.78"), "1901.01": D("-3067.78")}
    assert money("count_gain") == {"1405.02": D("63.72"), "1901.01": D("-63.72")}
    assert money("count_gain_approved") == {"1901.01": D("63.72"), "6602.12": D("-63.72")}
    assert not [x for x in broken() if "stock count" in str(x)]


def test_theft_takes_its_input_vat_along_and_a_person_pays_part(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "1000")
    count = counted(depot, {1: "8"})
    explain(depot, count, 1, "stolen", responsible=depot.who("keeper").employee_id, recovered="50")
    witness(depot, count, {1: "8"})
    yes(depot, count, "parts_manager")
    assert money("count_loss") == {"1901.01": D("226.00"), "1405.02": D("-200.00"), "2221.01.04": D("-26.00")}
    assert money("count_loss_approved") == {"6602.12": D("176.00"), "1221.03": D("50.00"), "1901.01": D("-226.00")}


@pytest.mark.parametrize(
    ("value", "post"), [("5000", "parts_manager"), ("50000", "finance_manager"), ("60000", "general_manager")]
)
def test_the_route_by_amount(depot: Depot, value: str, post: str) -> None:
    depot.shelve(depot.part(), "10", value)
    count = counted(depot, {1: "9"})
    explain(depot, count, 1)
    witness(depot, count, {1: "9"})
    assert request_of(count).post == post


def test_too_small_a_sample_and_no_cause(depot: Depot) -> None:
    count = four_lines(depot)
    with pytest.raises(Refused, match=r"count\.sample"):
        witness(depot, count, {3: "8"})
    count.lines.filter(n=1).update(cause="")
    with pytest.raises(Refused, match=r"count\.no_cause"):
        witness(depot, count, {4: "5"})
    with pytest.raises(Refused, match=r"count\.no_line|count\.no_cause"):
        witness(depot, count, {9: "5"})
    count.refresh_from_db()
    assert count.state == "review" and count.witness_id is None


def test_what_finance_sees_otherwise_is_counted_again(depot: Depot) -> None:
    count = four_lines(depot)
    done = witness(depot, count, {4: "6"})
    assert count.state == "recount" and done.warning
    line = count.lines.get(n=4)
    assert line.again and line.cause == "" and line.second is None


def test_who_counted_approves_nothing(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100")
    count = counted(depot, {1: "10"})
    witness(depot, count, {1: "10"})
    request = request_of(count)
    with pytest.raises(Refused):
        depot.run(approve, Approve(request=request.pk), "accountant")


def test_sent_back_it_is_explained_anew(depot: Depot) -> None:
    count = four_lines(depot)
    witness(depot, count, {4: "5"})
    depot.run(send_back, SendBack(request=request_of(count).pk, reason="原因不清"), "finance_manager")
    count.refresh_from_db()
    assert count.state == "review" and not Entry.objects.filter(document="warehouse.stock_count").exists()


def test_frozen_bins_open_again(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100")
    count = counted(depot, {1: "9"}, frozen=True)
    explain(depot, count, 1)
    witness(depot, count, {1: "9"})
    yes(depot, count, "parts_manager")
    assert not Bin.objects.filter(locked=True).exists() and Balance.objects.get().on_hand == 9
