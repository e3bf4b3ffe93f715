"""Taking back what was released and never handed over: both books countered at the original cost."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.sources import source_of
from chehang.ledger.models import Voucher
from chehang.stock.models import Balance, Entry, Pool
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.return_to_stock import ReturnToStock, return_to_stock
from tests.goods import Depot, money
from tests.warehouse.test_hand_over import released


def command(outbound: Outbound) -> ReturnToStock:
    return ReturnToStock(outbound=outbound.pk, reason="客户二十四小时未取")


def test_both_books_are_countered(depot: Depot) -> None:
    outbound = released(depot)
    depot.shelve(depot.part(), "10", "9999.00")  # a dearer delivery meanwhile does not change the return
    depot.run(return_to_stock, command(outbound), "parts_manager")
    outbound.refresh_from_db()
    assert outbound.state == "reversed"
    pool = Pool.objects.get()
    assert (pool.quantity, pool.value) == (D(50), D("13815.00"))
    assert Balance.objects.get().on_hand == 50
    assert money("sale_cost_reversed") == {"6401.04": D("-190.80"), "1405.02": D("190.80")}
    assert Voucher.objects.get(event="sale_cost_reversed").reverses is not None
    back = Entry.objects.get(reverses__isnull=False)
    assert (back.quantity, back.value) == (D(2), D("190.80"))


def test_the_sale_can_be_asked_for_again(depot: Depot) -> None:
    outbound = released(depot)
    depot.run(return_to_stock, command(outbound), "parts_manager")
    again = depot.ask((depot.part(), "2"), source=source_of(outbound))
    assert again.state == "created" and again.number != outbound.number


def test_only_once_and_only_what_is_released(depot: Depot) -> None:
    outbound = released(depot)
    depot.run(return_to_stock, command(outbound), "parts_manager")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(return_to_stock, command(outbound), "parts_manager")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(return_to_stock, command(depot.ask((depot.part(), "1"))), "parts_manager")


def test_a_keeper_takes_nothing_back(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(return_to_stock, command(released(depot)))
