"""CSV in, as different programs write it."""

import pytest

from chehang.core.tabular import BadFile, Limits, read_table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_encodings_and_separators(encoding, mark):
    text = f"编码{mark}名称\r\n0012{mark}前制动片(套)\r\n"
    assert read_table(text.encode(encoding)).rows == [["编码", "名称"], ["0012", "前制动片(套)"]]


def test_text_is_kept():
    text = '="0012",\'007,=1+1,"a,b",+86,"two\nlines", x ,1E+05\n'
    assert read_table(text.encode()).rows == [["0012", "007", "=1+1", "a,b", "+86", "two\nlines", "x", "1E+05"]]


def test_bars_and_semicolons_in_names_are_no_separators():
    text = "编码,名称,价格\nA1,前制动片|左|右|内|外,10\nB2,a|b|c;d;e;f,20\n"
    assert read_table(text.encode()).rows[1:] == [["A1", "前制动片|左|右|内|外", "10"], ["B2", "a|b|c;d;e;f", "20"]]


def test_blank_rows_inside_count_at_the_end_not():
    table = read_table(b"a\n,,,\nb\n,,\n,,\n")
    assert table.rows == [["a"], [], ["b"]] and table.address(0, 2) == "A3"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a,b\nc\x00,d\n", "table.not_table"),
        (b"\x01\x02\x03\x04", "table.not_table"),
        (b"\xff\xff\xff\xff", "table.encoding"),
        (b"\xff\xfe\x00", "table.encoding"),
        (b'a,b\n"c,d\n', "table.broken_row"),
        (b'a,"' + b"x" * 200_000, "table.broken_row"),
        (b",,,\n,,\n", "table.empty"),
        (b"x\n" * 71, "table.rows"),
        (b"x," * 11, "table.columns"),
        (b"," * 200_000, "table.columns"),
        (b"a\nb," + b"x" * 5000, "table.cell_too_long"),
    ],
)
def test_refusals(data, code):
    with pytest.raises(BadFile) as refusal:
        read_table(data, limits=Limits(rows=50, columns=10))
    assert refusal.value.code == code and refusal.value.message


def test_broken_row_is_named():
    with pytest.raises(BadFile) as refusal:
        read_table(b'a\nb\n"c"d,e\n')
    assert refusal.value.params == {"row": 3}


def test_the_heading_line_names_the_separator() -> None:
    text = "编号,名称,单价\nA1,前|后|左|右,1\nA2,a|b|c|d,2\n"
    assert read_table(text.encode()).rows[1] == ["A1", "前|后|左|右", "1"]
