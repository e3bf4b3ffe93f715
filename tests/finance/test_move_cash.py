"""Money carried between till and bank."""

from decimal import Decimal as D

from chehang.ledger.queries import balance_of_role

from .banking import account
from .conftest import refused


def test_banked_drawn_and_moved(desk) -> None:
    bank, other = account(desk), account(desk, number="330100002222", name="建行一般户")
    desk.run("move_cash", "cashier", kind="banked", bank=bank.pk, amount="30000", slip="0001")
    desk.run("move_cash", "cashier", kind="drawn", bank=bank.pk, amount="5000")
    desk.run("move_cash", "cashier", kind="moved", bank=bank.pk, other=other.pk, amount="1000")
    who = desk.who("cashier")
    assert (balance_of_role(who, "cash"), balance_of_role(who, "bank")) == (D(75000), D(124000))
    assert balance_of_role(who, other.role) == D(1000)
    refused("cash.other_account", desk, "move_cash", "cashier", kind="moved", bank=bank.pk, amount="1")
    refused("cash.negative", desk, "move_cash", "cashier", kind="banked", bank=bank.pk, amount="75000.01")
