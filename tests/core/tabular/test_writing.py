"""Excel out: what is written is what is read back, and nothing becomes a formula."""

import re
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal as D
from io import BytesIO

import pytest

from chehang.core.errors import Refused
from chehang.core.tabular import Column, read_table, write_xlsx, writing

COLUMNS = [
    Column("no", "编码"),
    Column("price", "单价", "money"),
    Column("day", "日期", "date"),
    Column("at", "时间", "datetime"),
    Column("ok", "易损"),
]


def test_round_trip():
    row = {
        "no": "0012",
        "price": D("1080.50"),
        "day": date(2026, 11, 23),
        "at": datetime(2026, 11, 23, 2, 5, tzinfo=UTC),
        "ok": True,
    }
    table = read_table(write_xlsx(COLUMNS, [row, {"no": None}, ["x", D(2)]], title="库存[1]"))
    assert table.rows[0] == ["编码", "单价", "日期", "时间", "易损"]
    assert table.rows[1] == [
        "0012",
        D("1080.5"),
        date(2026, 11, 23),
        datetime.fromisoformat("2026-11-23T10:05"),
        True,
    ]
    assert table.rows[3] == ["x", D(2)] and table.sheet == "库存1"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "{=1}", "http://x.cn", "0012"])
def test_text_stays_text(text):
    data = write_xlsx([Column("a", "A")], [[text]])
    assert read_table(data).rows[1] == [text]
    sheet = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert not re.search("<f[ >]|<hyperlink", sheet)


def test_numbers_excel_cannot_hold_go_as_text():
    data = write_xlsx([Column("a", "A", "money")], [[D("12345678901234.56")], [D("1234567890123.45")]])
    assert [row[0] for row in read_table(data).rows[1:]] == ["12345678901234.56", D("1234567890123.45")]


def test_control_characters_and_overlong_text():
    data = write_xlsx([Column("a", "A")], [["a\x00b\ud800c"], ["x" * 40_000]])
    sheet = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert ">abc<" in sheet and "x" * 32_766 + "…" in sheet


def test_into_a_file_and_from_a_generator_in_constant_memory():
    out = BytesIO()
    tracemalloc.start()
    assert write_xlsx([Column("a", "A")], ([f"part {i}"] for i in range(20_000)), into=out) == b""
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000 and out.getvalue().startswith(b"PK")


def test_more_rows_than_excel_has(monkeypatch):
    monkeypatch.setattr(writing, "MOST_ROWS", 3)
    with pytest.raises(Refused, match=r"export\.rows"):
        write_xlsx([Column("a", "A")], [["x"]] * 4)
