"""Reading the bank's file: each movement once, matched where nothing else could be meant."""

import base64
from decimal import Decimal as D

import pytest
from django.db import DatabaseError, transaction
from pydantic import ValidationError

from chehang.core.errors import Refused
from chehang.finance.models import BankLine, BankMatch

from .banking import account, entry, file, line, read
from .conftest import refused


def test_overlapping_files_and_the_same_file(desk) -> None:
    bank = account(desk)
    rows = ["2026-11-20,,500,500,甲,A1,货款", "2026-11-21,200,,300,乙,A2,付款", "2026-11-21,200,,100,乙,A3,付款"]
    assert read(desk, bank, *rows[:2]).model_extra["fresh"] == 2
    content = file(*rows[:2])
    refused("bank.read_before", desk, "import_statement", "accountant", bank=bank.pk, name="x", content=content)
    done = read(desk, bank, *rows)
    assert done.model_extra["fresh"] == 1 and BankLine.objects.count() == 3
    assert list(BankLine.objects.order_by("id").values_list("amount", flat=True)) == [D(500), D(-200), D(-200)]


def test_newest_first_is_turned_round_and_a_gap_is_refused(desk) -> None:
    bank = account(desk)
    read(desk, bank, "2026-11-21,200,,300,,A2,", "2026-11-20,,500,500,,A1,")
    assert [str(x.date) for x in BankLine.objects.order_by("id")] == ["2026-11-20", "2026-11-21"]
    content = file("2026-11-22,,5,305,,B1,", "2026-11-23,,5,311,,B2,")
    refused("bank.gap", desk, "import_statement", "accountant", bank=bank.pk, name="x", content=content)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (["2026-11-20,,abc,,,,"], "file.bad_cells"),
        (["2026-11-20,,1,1,,,美元"], "bank.currency"),
        (["330100002222,,,,,,", "2026-11-20,,1,1,,,"], "bank.other_account"),
    ],
)
def test_bad_files_leave_nothing(desk, rows, code) -> None:
    bank = account(desk)
    account(desk, number="330100002222", name="建行一般户")
    content = file(*rows)
    refused(code, desk, "import_statement", "accountant", bank=bank.pk, name="x", content=content)
    assert not BankLine.objects.exists()


def test_matched_by_number_by_nearness_and_never_in_doubt(desk) -> None:
    bank, day = account(desk), desk.day(-3)
    by_number = entry(desk, "700", day, "收款 SLIP88", 1)
    entry(desk, "700", day, "收款 其他", 2)
    only = entry(desk, "-45.5", day, "手续费", 3)
    entry(desk, "90", day, "一", 4), entry(desk, "90", day, "二", 5)
    entry(desk, "33", desk.day(-10), "太久", 6)
    done = read(desk, bank, f"{day},,700,,,SLIP88,", f"{day},45.5,,,,X2,", f"{day},,90,,,X3,", f"{day},,33,,,X4,")
    assert done.model_extra["matched"] == 2
    assert line(bank, "700").match.entry_id == by_number.pk and line(bank, "-45.5").match.entry_id == only.pk


def test_a_learnt_payee(desk) -> None:
    bank, day = account(desk), desk.day(-2)
    desk.advance("300")
    cash = entry(desk, "60", day, "甲", 1)
    read(desk, bank, f"{day},,60,,老王修车,Y1,")
    assert BankMatch.objects.get().entry_id == cash.pk


def test_the_database_matches_once_and_only_the_same_amount(desk) -> None:
    bank, day = account(desk), desk.day(-2)
    first = entry(desk, "60", day, "甲", 1)
    read(desk, bank, f"{day},,60,,,Y1,", f"{day},,61,,,Y2,")
    mine = {"store": desk.store, "how": "hand", "by_id": desk.who("accountant").employee_id, "at": desk.clock.now()}
    with pytest.raises(DatabaseError), transaction.atomic():
        BankMatch.objects.create(bank_line=line(bank, "61"), entry=first, **mine)
    other = entry(desk, "62", day, "乙", 2)
    with pytest.raises(DatabaseError, match="same_amount"), transaction.atomic():
        BankMatch.objects.create(bank_line=line(bank, "61"), entry=other, **mine)


@pytest.mark.parametrize("data", ["交易日期,金额".encode("utf-16"), b"\x00\xff\xfe\x01" * 40, b""])
def test_what_nobody_can_read_is_refused_in_words(desk, data) -> None:
    bank = account(desk)
    content = base64.b64encode(data).decode()
    with pytest.raises((Refused, ValidationError)) as caught:
        desk.run("import_statement", "accountant", bank=bank.pk, name="x.csv", content=content)
    assert str(caught.value) and not BankLine.objects.exists()
