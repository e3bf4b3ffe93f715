"""Matching by hand."""

from chehang.finance.models import BankMatch

from .banking import account, entry, line, read
from .conftest import refused


def test_by_hand(desk) -> None:
    bank, day = account(desk), desk.day(-2)
    far, other = entry(desk, "60", desk.day(-15), "甲", 1), entry(desk, "61", day, "乙", 2)
    read(desk, bank, f"{day},,60,,,Y1,")
    found = line(bank, "60")
    refused("bank.other_amount", desk, "match_line", "accountant", line=found.pk, entry=other.pk)
    refused("not_found", desk, "match_line", "accountant", line=found.pk, entry=987654)
    desk.run("match_line", "accountant", line=found.pk, entry=far.pk)
    assert BankMatch.objects.get().how == "hand"
    refused("bank.matched", desk, "match_line", "accountant", line=found.pk, entry=far.pk)
