"""Rows against a model: columns found by name, one error per bad cell, nothing lost in between."""

from datetime import date
from decimal import Decimal as D
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field, field_validator

from chehang.core.tabular import BadFile, Table, parse_rows, read_table
from tests.core.tabular.books import book


class Line(BaseModel):
    part_no: Annotated[str, Field(max_length=20)]
    name: str
    price: Annotated[D, Field(ge=0, decimal_places=2, max_digits=10)]
    pack: int = 1
    unit: Literal["件", "套"] = "件"
    since: date | None = None
    fragile: bool = False

    @field_validator("name")
    @classmethod
    def not_test(cls, name: str) -> str:
        if name == "测试":
            raise ValueError("测试数据")
        return name


ALIASES = {
    "part_no": ("编码", "配件编号", "Part No"),
    "name": ("名称", "配件名称"),
    "price": ("单价", "价格"),
    "pack": ("包装数",),
    "unit": ("单位",),
    "since": ("生效日期",),
    "fragile": ("易损",),
}


def parse(rows, codes=("part_no",)):
    return parse_rows(Table(rows), Line, ALIASES, codes=codes)


def test_columns_by_any_of_their_names_in_any_order_below_a_title():
    rows = [
        ["2026年价格表"],
        [],
        ["备注", "ＰＡＲＴ－ＮＯ.", "配件名称*", "单价（元/件）"],
        ["x", "0012", "前制动片", "￥1,080.00"],
    ]
    parsed = parse(rows)
    assert parsed.rows == [(4, Line(part_no="0012", name="前制动片", price=D("1080.00")))]
    assert parsed.heading == {"part_no": "ＰＡＲＴ－ＮＯ.", "name": "配件名称*", "price": "单价（元/件）"}
    assert parsed.unknown == ("备注",) and not parsed.errors


def test_missing_and_doubled_columns():
    with pytest.raises(BadFile) as refusal:
        parse([["编码", "数量"], ["1", "2"]])
    assert refusal.value.code == "table.columns_missing" and refusal.value.params == {"columns": "名称, 单价"}
    with pytest.raises(BadFile) as refusal:
        parse([["编码", "名称", "单价", "价格"]])
    assert refusal.value.code == "table.column_twice"
    assert refusal.value.params == {"column": "价格", "first": "C", "second": "D"}


HEAD = ["编码", "名称", "单价", "包装数", "单位", "生效日期", "易损"]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("A", None, "cell.empty"),
        ("A", "X" * 21, "cell.too_long"),
        ("A", "1.23E+11", "cell.code_damaged"),
        ("A", "1,2e+10", "cell.code_damaged"),
        ("A", D("1E+17"), "cell.code_damaged"),
        ("A", date(2026, 3, 5), "cell.code_date"),
        ("B", "测试", "cell.wrong"),
        ("C", "面议", "cell.not_number"),
        ("C", "NaN", "cell.not_number"),
        ("C", "Infinity", "cell.not_number"),
        ("C", "１２", "cell.not_number"),
        ("C", "1e5", "cell.not_number"),
        ("C", "-1", "cell.under"),
        ("C", D("1.005"), "cell.decimals"),
        ("C", "9" * 15, "cell.digits"),
        ("D", "2.5", "cell.not_whole"),
        ("E", "箱", "cell.not_listed"),
        ("F", "2026-02-30", "cell.not_date"),
        ("F", D(46349), "cell.not_date"),
        ("G", "也许", "cell.not_yes_no"),
    ],
)
def test_one_error_for_one_bad_cell(column, cell, code):
    row = ["0012", "前制动片", D("458.00"), D(2), "套", "2026/11/23", "是"]
    row["ABCDEFG".index(column)] = cell
    parsed = parse([HEAD, row])
    assert [(e.address, e.column, e.code) for e in parsed.errors] == [
        (f"{column}2", HEAD["ABCDEFG".index(column)], code)
    ]
    assert parsed.errors[0].message and parsed.bad_rows == 1 and not parsed.rows


def test_good_cells_of_every_kind():
    rows = [
        HEAD,
        ["0012", "甲", "13%", "2", "套", date(2026, 11, 23), "√"],
        ["0013", "=1+1", D("1.5"), D(3), "件", "20261123", "否"],
    ]
    good = [line for _, line in parse(rows).rows]
    assert good[0] == Line(part_no="0012", name="甲", price="0.13", pack=2, unit="套", since="2026-11-23", fragile=True)
    assert good[1] == Line(part_no="0013", name="=1+1", price="1.5", pack=3, since="2026-11-23")


def test_allowed_words_are_named():
    error = parse([[*HEAD[:3], "单位"], ["1", "甲", "1", "箱"]]).errors[0]
    assert error.params == {"allowed": "件, 套"} and error.value == "箱"


def test_numeric_code_is_a_warning_with_its_address():
    parsed = parse([["编码", "名称", "单价"], [D(115403), "甲", D(1)], ["0012", "乙", D(1)]])
    assert [line.part_no for _, line in parsed.rows] == ["115403", "0012"]
    assert [(w.address, w.code, w.value) for w in parsed.warnings] == [("A2", "cell.code_number", "115403")]


def test_several_bad_cells_of_one_row_and_blank_rows_between():
    parsed = parse([["编码", "名称", "单价"], [], ["1", None, "x"], [None, None, None], ["2", "乙", "3"]])
    assert [(e.address, e.code) for e in parsed.errors] == [("C3", "cell.not_number"), ("B3", "cell.empty")]
    assert parsed.bad_rows == 1 and [number for number, _ in parsed.rows] == [5]


def test_from_file_to_rows():
    parsed = parse_rows(read_table(book([["编码", "名称", "单价"], ["0012", "甲", 12.35]])), Line, ALIASES)
    assert parsed.rows == [(2, Line(part_no="0012", name="甲", price="12.35"))]
