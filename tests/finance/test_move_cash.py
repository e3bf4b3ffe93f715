"""Money carried between till and bank."""

from decimal import Decimal as D

from chehang.finance.models import BankMatch
from chehang.ledger.queries import balance_of_role

from .banking import account, read
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


def test_a_transfer_between_own_accounts_seen_in_both_files_is_one(desk) -> None:
    """One voucher, one line of it for each bank; each file finds its own side, and nothing is left to be booked twice."""
    main, second = account(desk), account(desk, number="330100002222", name="建行一般户")
    done = desk.run("move_cash", "cashier", kind="moved", bank=main.pk, other=second.pk, amount="500", slip="T1")
    day = desk.day()
    assert read(desk, main, f"{day},500,,,建行一般户,T1,转账", name="a.csv").model_extra["matched"] == 1
    assert read(desk, second, f"{day},,500,,基本户,T1,转账", name="b.csv").model_extra["matched"] == 1
    matched = BankMatch.objects.select_related("entry__voucher")
    assert {(m.entry.voucher.document, m.entry.voucher.object_id) for m in matched} == {("finance.cash_move", done.id)}
    assert len({m.entry_id for m in matched}) == 2
