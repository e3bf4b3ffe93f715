"""Another person agrees; the goods are reserved, signed out, or go back to the shelf."""

from decimal import Decimal as D

from chehang.warehouse.models import OutletTransfer
from chehang.warehouse.operations.return_to_stock import ReturnToStock, return_to_stock
from tests.selling import sound
from tests.warehouse.outlets import NUMBER, TRUE, Outside, outside, refused

__all__ = ["outside"]


def test_who_asks_does_not_agree(outside: Outside) -> None:
    made = outside.ask(post="parts_manager")
    with refused("approval.own_work"):
        outside.agree(made)
    outside.agree(made, "general_manager")
    assert made.state == "agreed"
    too_many = outside.ask("7")
    with refused("stock.short"):
        outside.agree(too_many)
    assert OutletTransfer.objects.get(pk=too_many.pk).state == "asked"
    with refused("transfer.twice"):
        part = outside.depot.part(NUMBER).pk
        outside.ask(lines=[{"part": part, "quantity": "1"}, {"part": part, "quantity": "2"}])


def test_goods_that_nobody_fetched_go_back_to_the_shelf(outside: Outside) -> None:
    made = outside.sent("4")
    cmd = ReturnToStock(outbound=outside.outbound(made).pk, reason="车没来")
    outside.depot.run(return_to_stock, cmd, "parts_manager")
    made.refresh_from_db()
    assert made.state == "cancelled" and outside.lies() == {"shelf": D(10)} and outside.pool() == (D(10), D("100.01"))
    sound(*TRUE)
