"""CSV files as Chinese Excel and everybody else write them: UTF-8 with or without BOM, GB18030, UTF-16."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from chehang.core.tabular.cells import Cell, Table, address, text_cell
from chehang.core.tabular.limits import Limits
from chehang.core.tabular.messages import BadFile

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ",;\t|"
_MOST_MARKS = 100_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_AS_TEXT = re.compile(r'="([^"]*)"')


def decode(data: bytes) -> str:
    """The text of a CSV file; raises BadFile when no encoding fits or the content is not text."""
    encodings = [name for bom, name in _BOMS if data.startswith(bom)] or ["utf-8", "gb18030"]
    for name in encodings:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            raise BadFile("table.not_table")
        return text
    raise BadFile("table.encoding")


def delimiter(text: str) -> str:
    """The separator of the heading line, the widest of the first lines; a comma when none is split.

    Only a mark that splits the heading counts: names below may hold any number of bars and semicolons.
    """
    lines = [re.sub(r'"[^"]*"', "", line) for line in text[:65536].splitlines()[:20]]
    heading = next((line for line in lines if _words(line) > 1), "")
    return max(_DELIMITERS, key=lambda mark: (heading.count(mark), sum(line.count(mark) for line in lines)))


def _words(line: str) -> int:
    """How many headings a line holds: its filled cells, unless one has a figure."""
    cells = [cell for cell in re.split(f"[{re.escape(_DELIMITERS)}]", line) if cell.strip()]
    return 0 if any(c.isdigit() for cell in cells for c in cell) else len(cells)


def _cell(text: str) -> str | None:
    """``="0012"`` is how CSV keeps Excel from eating zeros: it means the text 0012."""
    if text.startswith('="') and (match := _AS_TEXT.fullmatch(text.strip())):
        text = match[1]
    return text_cell(text)


def _lines(text: str, mark: str, limits: Limits) -> Iterator[str]:
    """Lines for the csv module; one made of separators alone must not become millions of cells."""
    for line in StringIO(text, newline=""):
        if line.count(mark) > _MOST_MARKS:
            raise BadFile("table.columns", most=limits.columns)
        yield line


def _row(record: list[str], number: int, limits: Limits) -> list[Cell]:
    row: list[Cell] = []
    for index, text in enumerate(record):
        if len(text) > limits.cell_length:
            raise BadFile("table.cell_too_long", address=address(index, number), most=limits.cell_length)
        row.append(_cell(text))
    while row and row[-1] is None:
        row.pop()
    if len(row) > limits.columns:
        raise BadFile("table.columns", most=limits.columns)
    return row


def read_csv(data: bytes, limits: Limits) -> Table:
    """All records as text cells. Raises BadFile."""
    text = decode(data)
    mark = delimiter(text)
    rows: list[list[Cell]] = []
    last, number = 0, 0
    try:
        for record in csv.reader(_lines(text, mark, limits), delimiter=mark, strict=True):
            number += 1
            row = _row(record, number, limits)
            if row and number > limits.rows + limits.head_rows:
                raise BadFile("table.rows", most=limits.rows)
            if row or number <= limits.rows + limits.head_rows:
                rows.append(row)
            last = number if row else last
    except csv.Error as error:
        raise BadFile("table.broken_row", row=number + 1) from error
    if not last:
        raise BadFile("table.empty")
    return Table(rows[:last])
