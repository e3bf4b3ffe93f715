"""银行余额调节表 with the worked numbers: both sides 1,077,800.00 (finance.md §8.9)."""

from decimal import Decimal as D

from chehang.finance.models import BankAccount, Reconciliation
from chehang.finance.treasury.reconciling import sides

from .banking import entry, line, read
from .conftest import refused


def worked(desk) -> BankAccount:
    """Book 1,080,120.00, bank 1,052,300.00; 38,000 and 12,500 not yet at the bank, 2,180 interest and 4,500 debit not yet with us."""
    facts = {"name": "基本户", "bank": "工行", "number": "120200001111", "since": "2026-11-20"}
    done = desk.run("open_bank_account", "finance_manager", opening="1054620.00", **facts)
    bank = BankAccount.objects.get(pk=done.id)
    opening = D("1054620.00") - D(100000)  # the desk has 100,000 in the bank already
    entry(desk, str(opening), desk.day(-20), "期初", 1)
    desk_money = bank.account  # dated today by the fixture
    assert desk_money.code == "1002.01"
    return bank


def test_the_worked_form(desk) -> None:
    bank = worked(desk)
    BankAccount.objects.filter(pk=bank.pk).update(opening=D("954620.00"))
    day = desk.day()
    entry(desk, "38000", day, "送存转账支票", 2)
    entry(desk, "-12500", day, "开出支票", 3)
    read(
        desk,
        bank,
        f"{day},,100000,1054620.00,,Z0,",
        f"{day},,2180,1056800.00,,Z1,结息",
        f"{day},4500,,1052300.00,,Z2,代扣水电费",
    )
    found = sides(desk.who("accountant"), bank, day)
    assert (found.bank_balance, found.book_balance) == (D("1052300.00"), D("1080120.00"))
    assert found.sum("we_received") == D(38000) and found.sum("we_paid") == D(12500)
    assert found.sum("bank_received") == D(2180) and found.sum("bank_paid") == D(4500)
    assert found.bank_adjusted == found.book_adjusted == D("1077800.00") and found.difference == 0
    done = desk.run("make_reconciliation", "accountant", bank=bank.pk, day=day)
    row = Reconciliation.objects.get(pk=done.id)
    assert (row.bank_adjusted, row.difference, len(row.items)) == (D("1077800.00"), D(0), 4)


def test_a_difference_is_refused(desk) -> None:
    bank = worked(desk)
    refused("reconciliation.differs", desk, "make_reconciliation", "accountant", bank=bank.pk, day=desk.day())
    read(desk, bank, f"{desk.day()},,1,1,,Z1,")
    assert line(bank, "1").pk
