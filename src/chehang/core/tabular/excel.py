"""Excel files (.xlsx, .xls, .xlsb, .ods): checked, read in a bounded child process, made into a Table."""

import json
import marshal
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chehang.core.tabular.archive import check_archive
from chehang.core.tabular.cells import Cell, Table, address, number_cell, text_cell
from chehang.core.tabular.limits import Limits
from chehang.core.tabular.messages import BadFile

_CHILD = str(Path(__file__).with_name("excel_child.py"))


def _ask(data: bytes, limits: Limits, sheet: str) -> dict[str, Any]:
    job = {
        "memory": limits.memory,
        "sheet": sheet,
        "limits": {
            "rows": limits.rows,
            "columns": limits.columns,
            "cell": limits.cell_length,
            "head": limits.head_rows,
        },
    }
    command = [sys.executable, "-P", _CHILD, json.dumps(job)]
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BadFile("table.too_much") from error
    if done.returncode or not done.stdout:
        raise BadFile("table.too_much")
    answer: dict[str, Any] = marshal.loads(done.stdout)
    return answer


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, int | float):
        return number_cell(float(value))
    moment = str(value[1])
    return datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)


def read_excel(data: bytes, limits: Limits, sheet: str = "") -> Table:
    """The named sheet, else the first visible one that holds something. Raises BadFile."""
    if data.startswith(b"PK"):
        check_archive(data, limits.unpacked)
    answer = _ask(data, limits, sheet)
    if code := answer.get("refused"):
        params = dict(answer["params"])
        if at := params.pop("at", None):
            params["address"] = address(*at)
        raise BadFile(code, **params)
    rows = [[_cell(value) for value in row] for row in answer["rows"]]
    return Table(
        rows,
        answer["first_row"],
        answer["first_column"],
        answer["sheet"],
        tuple(answer["sheets"]),
        tuple(answer["hidden"]),
    )
