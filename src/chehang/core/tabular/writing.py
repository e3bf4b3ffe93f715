"""Excel export in constant memory. Text is always written as text, whatever it looks like."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, BinaryIO, Literal
from zoneinfo import ZoneInfo

import xlsxwriter  # type: ignore[import-untyped]
from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused
from chehang.core.tabular.cells import UNPRINTABLE

Kind = Literal["text", "money", "quantity", "number", "cost", "percent", "date", "datetime"]

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOST_ROWS = 1_048_575
_MOST_TEXT = 32_767
_FORMATS: dict[str, str] = {
    "money": "#,##0.00",
    "quantity": "#,##0.###",
    "number": "General",
    "cost": "#,##0.0000",
    "percent": "0.00%",
    "date": "yyyy-mm-dd",
    "datetime": "yyyy-mm-dd hh:mm",
    "text": "@",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key of a row (or its position), the heading as shown, how values are shown."""

    key: str
    title: Any
    kind: Kind = "text"
    width: int = 14


def _text(value: Any) -> str:
    text = UNPRINTABLE.sub("", str(value))
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…"


def _write(sheet: Any, row: int, column: int, value: Any, form: Any) -> None:
    """One value by its own type: Excel keeps 15 digits of a number, a longer one goes as text."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | Decimal) and len(Decimal(value).normalize().as_tuple().digits) <= 15:
        sheet.write_number(row, column, value, form)
    elif isinstance(value, datetime):
        local = value.astimezone(SHANGHAI).replace(tzinfo=None) if value.tzinfo else value
        sheet.write_datetime(row, column, local, form)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, form)
    else:
        sheet.write_string(row, column, _text(value), form)


def _values(row: Mapping[str, Any] | Sequence[Any], columns: Sequence[Column]) -> list[Any]:
    return [row.get(c.key) for c in columns] if isinstance(row, Mapping) else list(row)


def _fill(book: Any, columns: Sequence[Column], rows: Iterable[Any], title: str) -> None:
    sheet = book.add_worksheet(_sheet_name(title))
    head = book.add_format({"bold": True, "bg_color": "#EEF1F4", "bottom": 1})
    forms = [book.add_format({"num_format": _FORMATS[c.kind]}) for c in columns]
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, _text(column.title), head)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, 1):
        if last > MOST_ROWS:
            raise Refused("export.rows", _("Excel holds at most %(most)s rows. Filter the list first."), most=MOST_ROWS)
        for index, value in enumerate(_values(row, columns)):
            _write(sheet, last, index, value, forms[index])
    sheet.autofilter(0, 0, last, max(0, len(columns) - 1))


def _sheet_name(title: str) -> str:
    """At most 31 characters, none of those Excel forbids."""
    name = "".join(c for c in _text(title) if c not in "[]:*?/\\").strip("' ")[:31]
    return name or "Sheet1"


def write_xlsx(
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any] | Sequence[Any]],
    *,
    title: str = "",
    into: BinaryIO | None = None,
    made: datetime | None = None,
) -> bytes:
    """Write rows (mappings by ``Column.key``, or sequences in column order) as one sheet, ``made`` now or then.

    Gives the bytes, or writes them into the binary file ``into`` and gives ``b""``. Rows may be a
    generator: only one is held at a time. Raises Refused ``export.rows`` above Excel's 1,048,575.
    """
    out = into if into is not None else BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        if made is not None:
            book.set_properties({"created": made})
        _fill(book, columns, rows, title)
    return out.getvalue() if isinstance(out, BytesIO) and into is None else b""
