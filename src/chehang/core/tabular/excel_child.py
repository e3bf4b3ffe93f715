"""Reads one Excel file in a process of its own, so that a crafted file can exhaust or crash only this one.

Run as a script: settings as JSON in the first argument, the file on stdin, the answer as marshal on stdout.
It imports nothing of Chehang: it must start fast and know nothing.
"""

import json
import marshal
import re
import sys
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

try:
    import resource
except ImportError:  # Windows: only the time limit of the parent remains
    resource = None  # type: ignore[assignment]


_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Refusal(Exception):
    """Code and parameters of a BadFile."""


def _value(cell: Any, most: int) -> Any:
    """A cell as something marshal can carry; blanks become None, dates a pair."""
    if isinstance(cell, str):
        if len(cell) > most:
            raise Refusal("table.cell_too_long", {"most": most})
        return cell if cell and not cell.isspace() else None
    if isinstance(cell, bool | int | float):
        return cell
    if isinstance(cell, datetime | date):
        return ("date", cell.isoformat())
    return str(cell)


def _row(number: int, offset: int, cells: list[Any], limits: dict[str, int]) -> list[Any]:
    row = []
    for index, cell in enumerate(cells):
        try:
            row.append(_value(cell, limits["cell"]))
        except Refusal as refusal:
            refusal.args[1]["at"] = (offset + index, number)
            raise
    while row and row[-1] is None:
        row.pop()
    if len(row) > limits["columns"]:
        raise Refusal("table.columns", {"most": limits["columns"]})
    return row


def _rows(sheet: Any, limits: dict[str, int]) -> tuple[list[list[Any]], int, int]:
    """Rows from the first to the last that holds something; phantom rows at the end do not count.

    The parser's rows begin at row 1 but at the first used column.
    """
    first_row, first_column = sheet.start or (0, 0)
    rows: list[list[Any]] = []
    pending = 0
    for index, cells in enumerate(sheet.iter_rows()):
        if index < first_row:
            continue
        row = _row(index + 1, first_column, cells, limits)
        if not row:
            pending += 1
            continue
        if len(rows) + pending >= limits["rows"] + limits["head"]:
            raise Refusal("table.rows", {"most": limits["rows"]})
        rows.extend([] for _ in range(pending))
        rows.append(row)
        pending = 0
    return rows, first_row + 1, first_column


_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d+)["']""")


def _hidden(data: bytes, name: str) -> list[int]:
    """Numbers of the rows of a sheet that are hidden, by hand or by a filter. Only .xlsx says so in a way we read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as book:
            names = {x: ElementTree.fromstring(book.read(x)) for x in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")}
            ids = {s.get("name"): s.get(_ID) for s in names["xl/workbook.xml"].iter() if s.tag.endswith("}sheet")}
            targets = {r.get("Id"): r.get("Target", "") for r in names["xl/_rels/workbook.xml.rels"].iter()}
            target = targets[ids[name]]
            xml = book.read(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        return []
    found, last = [], 0
    for row in _ROW.finditer(xml):
        number = _NUMBER.search(row[1])
        last = int(number[1]) if number else last + 1
        if _HIDDEN.search(row[1]):
            found.append(last)
    return found


def read(data: bytes, limits: dict[str, int], wanted: str) -> dict[str, Any]:
    """The rows of the sheet ``wanted``, or of the first that has any. Refusal for a password or a sheet that is not there."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise Refusal("table.password", {}) from error
    sheets = [
        meta.name
        for meta in book.sheets_metadata
        if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible
    ]
    if wanted and wanted not in sheets:
        raise Refusal("table.no_sheet", {"sheet": wanted, "sheets": ", ".join(sheets)})
    answer: dict[str, Any] = {
        "rows": [],
        "first_row": 1,
        "first_column": 0,
        "sheet": "",
        "sheets": sheets,
        "hidden": [],
    }
    for name in [wanted] if wanted else sheets:
        rows, first_row, first_column = _rows(book.get_sheet_by_name(name), limits)
        if rows:
            return {
                **answer,
                "rows": rows,
                "first_row": first_row,
                "first_column": first_column,
                "sheet": name,
                "hidden": _hidden(data, name),
            }
    return answer


def main() -> None:
    """Read the workbook on stdin within the memory that the job allows, and answer as JSON on stdout."""
    job = json.loads(sys.argv[1])
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (job["memory"], job["memory"]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        answer = read(data, job["limits"], job["sheet"])
    except Refusal as refusal:
        answer = {"refused": refusal.args[0], "params": refusal.args[1]}
    except MemoryError:
        answer = {"refused": "table.too_much", "params": {}}
    except BaseException:  # noqa: BLE001 – the parser may even panic; any failure means a damaged file
        answer = {"refused": "table.damaged", "params": {}}
    sys.stdout.buffer.write(marshal.dumps(answer))


if __name__ == "__main__":
    main()
