"""Excel in: values as meant, and every kind of crafted file refused in time."""

import struct
import subprocess
import zipfile
from datetime import date
from decimal import Decimal as D
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from chehang.core.tabular import BadFile, Limits, read_table
from tests.core.tabular.books import book, raw_book


def refused(data: bytes, code: str, **limits: int) -> BadFile:
    with pytest.raises(BadFile) as refusal:
        read_table(data, limits=Limits(**limits))
    assert refusal.value.code == code
    assert refusal.value.message
    return refusal.value


def test_values_as_they_were_meant():
    rows = [["0012", "'007", "=1+1", " 全角　", 12.35, 0.1 + 0.2, 458, True, "-5"]]
    assert read_table(book(rows)).rows == [["0012", "007", "=1+1", "全角", D("12.35"), D("0.3"), D(458), True, "-5"]]


def test_formula_gives_its_value_and_dates_are_dates():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet("价格")
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_datetime(0, 1, date(2026, 11, 23), made.add_format({"num_format": "yyyy-mm-dd"}))
    table = read_table(out.getvalue())
    assert table.rows == [[D(2), date(2026, 11, 23)]] and table.sheet == "价格"


def test_old_xls_files():
    table = read_table(Path(__file__).with_name("old.xls"))
    assert table.sheet == "价格表"
    assert table.rows[1:] == [
        ["0012", "前制动片(套)", D("458.5"), date(2026, 11, 23)],
        [D(115403), "=1+1"],
    ]


def test_addresses_count_what_stands_above_and_left():
    table = read_table(book([[], [None, None, "x"], [], [None, None, None, "y"]]))
    assert table.address(0, 0) == "C2" and table.rows[2] == [None, "y"] and table.address(1, 2) == "D4"


def test_first_visible_sheet_with_something_or_the_named_one():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as made:
        made.add_worksheet("空")
        hidden = made.add_worksheet("隐藏")
        hidden.write(0, 0, "no")
        hidden.hide()
        made.add_worksheet("一").write(0, 0, "1st")
        made.add_worksheet("二").write(0, 0, "2nd")
    assert read_table(out.getvalue()).rows == [["1st"]]
    assert read_table(out.getvalue()).sheets == ("空", "一", "二")
    assert read_table(out.getvalue(), sheet="二").rows == [["2nd"]]
    with pytest.raises(BadFile, match=r"table\.no_sheet"):
        read_table(out.getvalue(), sheet="三")


def test_phantom_rows_and_columns_do_not_count():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet, form = made.add_worksheet(), made.add_format({"bold": True})
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_blank(1_048_575, 16_000, None, form)
        for i in range(1, 300):
            sheet.write_string(i, 0, "  ")
    assert read_table(out.getvalue(), limits=Limits(rows=50)).rows == [["a", "b"]]


def test_limits_of_rows_columns_and_cells():
    assert len(read_table(book([["x"]] * 70), limits=Limits(rows=50)).rows) == 70
    refused(book([["x"]] * 71), "table.rows", rows=50)
    refused(book([["x"] * 11]), "table.columns", columns=10)
    assert refused(book([[], [None, "x" * 51]]), "table.cell_too_long", cell_length=50).params["address"] == "B2"
    refused(book([["x"]]), "table.too_big", size=1000)
    refused(book([[]]), "table.empty")


def test_one_cell_far_away_does_not_cost_the_memory_of_all_between():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    refused(raw_book(far), "table.too_much", memory=600_000_000)


def test_one_long_text_meant_by_many_cells_does_not_multiply():
    cells = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 30_001))
    data = raw_book(cells, f"<si><t>{'x' * 200_000}</t></si>")
    with pytest.raises(BadFile) as refusal:
        read_table(data, limits=Limits(memory=600_000_000))
    assert refusal.value.code in ("table.cell_too_long", "table.too_much")


def test_not_a_number_stays_text():
    table = read_table(raw_book('<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c></row>'))
    assert all(isinstance(cell, str) for cell in table.rows[0])


def test_zip_bomb_is_refused_before_parsing():
    bomb = raw_book('<row r="1"><c r="A1"><v>1</v></c></row>', " " * 30_000_000)
    assert len(bomb) < 200_000
    refused(bomb, "table.unpacked", unpacked=20_000_000)


def test_zip_bomb_that_lies_about_its_size():
    bomb = bytearray(raw_book('<row r="1"><c r="A1"><v>1</v></c></row>', " " * 30_000_000))
    at = bomb.rfind(b"PK\x01\x02", 0, bomb.rfind(b"xl/sharedStrings.xml"))
    bomb[at + 24 : at + 28] = struct.pack("<I", 100)
    refused(bytes(bomb), "table.unpacked", unpacked=20_000_000)


def test_other_archives_locked_and_damaged_books():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("readme.txt", "hello")
    refused(out.getvalue(), "table.not_table")
    refused(b"PK\x03\x04garbage", "table.damaged")
    whole = book([["x"]])
    refused(whole[: len(whole) // 2], "table.damaged")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    refused(ole + b"\x00" * 600, "table.damaged")
    refused(ole + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "table.password")
    refused(raw_book("<row><c"), "table.damaged")


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"%PDF-1.7 x", "table.not_table"),
        (b"\x89PNG\r\n\x1a\n", "table.not_table"),
        (b"<html><table><tr><td>1", "table.web_page"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "table.web_page"),
        (b"", "table.empty"),
        (b" \r\n\t", "table.empty"),
    ],
)
def test_what_is_no_table_is_named(start, code):
    refused(start, code)


def test_archives_that_lie():
    """A lock that is set, a packing that no workbook has, a member that is not where the list says."""
    sound = raw_book('<row r="1"><c r="A1"><v>1</v></c></row>')
    entry = sound.index(b"PK\x01\x02")
    locked, packed, moved = bytearray(sound), bytearray(sound), bytearray(sound)
    locked[entry + 8] |= 1
    packed[entry + 10] = 12
    moved[entry + 42] = 7
    refused(bytes(locked), "table.password")
    refused(bytes(packed), "table.damaged")
    refused(bytes(moved), "table.damaged")


def test_a_book_that_takes_too_long(monkeypatch):
    def slow(command: list[str], **also: object) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(subprocess, "run", slow)
    refused(book([["x"]]), "table.too_much")
