"""A code is never shown to people: neither on the page nor in Excel; a cost is a number in Excel."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import translation

from chehang.core.screens import Column, screens
from chehang.core.tabular.writing import write_xlsx
from chehang.core.web.cells import Painter, choice_words
from chehang.core.web.listing import field_of
from chehang.core.web.lists import SHEET_KIND


def coded_columns() -> list[tuple[str, Column, type[Model], str]]:
    """Every column of every screen whose field knows its codes."""
    found = []
    for screen in screens().values():
        for column in screen.columns:
            way, _dot, last = column.lookup.rpartition("__")
            name = last.removeprefix("get_").removesuffix("_display") if not way else last
            owner = field_of(screen, way).related_model if way and field_of(screen, way) else screen.model_class
            if owner is not None and choice_words(owner, name):
                found.append((f"{screen.name} {column.path}", column, owner, name))
    return found


@pytest.mark.parametrize(
    ("where", "column", "owner", "name"), coded_columns(), ids=lambda v: v if isinstance(v, str) else ""
)
def test_no_code_reaches_a_person(where: str, column: Column, owner: type[Model], name: str) -> None:
    painter = Painter([Column(name, column.title, column.kind)])
    with translation.override("zh-hans"):
        for code, words in choice_words(owner, name).items():
            row = owner(**{name: code})
            shown, sheet = painter.cells(row)[0].text, painter.values(row, SHEET_KIND)[0]
            assert shown == sheet == words, where
            assert not code or len(str(code)) == 1 or shown != code, where


def test_some_columns_have_codes() -> None:
    assert len(coded_columns()) > 20


@pytest.mark.django_db
def test_what_has_no_other_end_is_empty() -> None:
    """A bank line that nobody matched: its columns about the match are empty, a state as well."""
    columns = [Column("match.get_how_display", "匹配"), Column("match.entry.voucher.state", "凭证", "state")]
    line = apps.get_model("finance.BankLine")(pk=1)
    assert [cell.text for cell in Painter(columns).cells(line)] == ["", ""]


def test_a_cost_is_a_number_of_four_places() -> None:
    class Row:
        average = Decimal("223.1899086757990867579908676")

    column = Column("average", "平均成本", "cost")
    values = Painter([column]).values(Row(), SHEET_KIND)
    from chehang.core.tabular.writing import Column as Sheet

    book = openpyxl.load_workbook(BytesIO(write_xlsx([Sheet("average", "平均成本", "cost")], [values])))
    cell = book.active["A2"]
    assert (cell.value, cell.number_format) == (223.1899, "#,##0.0000")
