"""Tables from and to files: bounded reading of Excel and CSV, rows checked cell by cell, Excel export.

``read_table`` → ``parse_rows`` for imports, ``write_xlsx`` for exports. Every unreadable file is refused with
``BadFile``; every bad cell is a ``CellError`` with its address.
"""

from chehang.core.tabular.cells import Table, address
from chehang.core.tabular.messages import BadFile, CellError
from chehang.core.tabular.reading import Limits, read_table
from chehang.core.tabular.rows import Parsed, parse_rows
from chehang.core.tabular.writing import Column, write_xlsx

__all__ = [
    "BadFile",
    "CellError",
    "Column",
    "Limits",
    "Parsed",
    "Table",
    "address",
    "parse_rows",
    "read_table",
    "write_xlsx",
]
