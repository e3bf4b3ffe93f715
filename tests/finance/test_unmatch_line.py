"""Taking a match back."""

from chehang.finance.models import BankMatch

from .banking import account, entry, line, read
from .conftest import refused


def test_with_a_reason_and_not_what_was_booked_from_it(desk) -> None:
    bank, day = account(desk), desk.day(-2)
    entry(desk, "60", day, "甲", 1)
    read(desk, bank, f"{day},,60,,,Y1,", f"{day},,5,,,Y2,结息")
    desk.run("unmatch_line", "accountant", line=line(bank, "60").pk, reason="不是这笔")
    assert not BankMatch.objects.exists()
    refused("bank.not_matched", desk, "unmatch_line", "accountant", line=line(bank, "60").pk, reason="不是这笔")
    desk.run("book_bank_line", "accountant", line=line(bank, "5").pk, kind="interest")
    refused("bank.booked_from", desk, "unmatch_line", "accountant", line=line(bank, "5").pk, reason="不是这笔")
