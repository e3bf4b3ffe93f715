"""The one way in for files with tables."""

from pathlib import Path
from typing import Protocol

from chehang.core.tabular.archive import kind_of
from chehang.core.tabular.cells import Table
from chehang.core.tabular.csv_file import read_csv
from chehang.core.tabular.excel import read_excel
from chehang.core.tabular.limits import Limits
from chehang.core.tabular.messages import BadFile, megabytes

__all__ = ["Limits", "read_table"]

DEFAULT = Limits()


class Readable(Protocol):
    """An opened binary file or an upload."""

    def read(self, size: int = ..., /) -> bytes: ...


def _bytes(file: bytes | Path | Readable, most: int) -> bytes:
    if isinstance(file, bytes):
        data = file
    elif isinstance(file, Path):
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    else:
        data = file.read(most + 1)
    if len(data) > most:
        size = megabytes(len(data)) if isinstance(file, bytes) else "> " + megabytes(most)
        raise BadFile("table.too_big", size=size, most=megabytes(most))
    return data


def read_table(file: bytes | Path | Readable, *, limits: Limits = DEFAULT, sheet: str = "") -> Table:
    """Read .xlsx, .xls, .xlsb, .ods or .csv; what it is, the content says, not the name.

    Text stays text (``0012``, ``=1+1``), numbers become exact, formulas give their last value. Raises
    BadFile, and nothing else, for whatever cannot be read or is larger than ``limits``.
    """
    data = _bytes(file, limits.size)
    table = read_excel(data, limits, sheet) if kind_of(data) == "excel" else read_csv(data, limits)
    if not table.rows:
        raise BadFile("table.empty")
    return table
