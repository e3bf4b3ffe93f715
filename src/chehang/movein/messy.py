"""Real files of old systems, made plain before their rows are read: merged heads, totals, full-width figures. Nothing is guessed."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from chehang.core.tabular.cells import Cell, Table
from chehang.core.tabular.columns import find_heading, norm

TOP = 20
_TOTAL = re.compile(
    r"(本页|本月|本年|分类|部门|科目|金额)?(合计|总计|小计|共计|累计|总和)(数|金额|\(.*\))?|total|subtotal|grandtotal|sum"
)


@dataclass(frozen=True)
class Plain:
    """A table whose heading is one row, with its totals taken out (their row numbers in ``totals``)."""

    table: Table
    columns: dict[str, int]
    names: dict[str, str]
    unknown: tuple[str, ...]
    totals: tuple[int, ...]


def plain(
    table: Table, aliases: Mapping[str, Sequence[str]], required: Sequence[str], folded: Collection[str]
) -> Plain:
    """The table as a list of rows under one heading.

    ``folded`` are the fields whose text is compared or reckoned with: full-width letters and digits there become
    half-width, which loses nothing. Raises BadFile for missing or doubled columns.
    """
    table = _one_heading(table, aliases)
    heading = find_heading(table, aliases, required)
    rows: list[Sequence[Cell]] = list(table.rows)
    at = [heading.columns[name] for name in folded if name in heading.columns]
    totals = []
    for index in range(heading.row + 1, len(rows)):
        row = rows[index]
        if not row:
            continue
        if _is_total(row):
            totals.append(table.first_row + index)
            rows[index] = []
        elif any(_wide(row[i]) for i in at if i < len(row)):
            rows[index] = [_narrow(cell) if i in at else cell for i, cell in enumerate(row)]
    made = replace(table, rows=rows)
    return Plain(made, heading.columns, heading.names, heading.unknown, tuple(totals))


def _is_total(row: Sequence[Cell]) -> bool:
    """Whether the first cell with anything in it says that the row adds up others."""
    first = next((cell for cell in row if cell is not None), None)
    return isinstance(first, str) and bool(_TOTAL.fullmatch(norm(first)))


def _wide(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.isascii()


def _narrow(cell: Cell) -> Cell:
    return unicodedata.normalize("NFKC", cell).strip() if isinstance(cell, str) else cell


def _one_heading(table: Table, aliases: Mapping[str, Sequence[str]]) -> Table:
    """A heading of two rows (期初余额 over 借方 and 贷方, the other cells merged downwards) as one.

    The lower row gets the words of both where that names more fields than either row alone.
    """
    known = {norm(word) for name, words in aliases.items() for word in (name, *words)}

    def named(row: Sequence[Cell]) -> int:
        return len({norm(c) for c in row} & known)

    best, place, chosen = max((named(row) for row in table.rows[:TOP]), default=0), -1, None
    for index in range(min(TOP, len(table.rows)) - 1):
        both = _joined(table.rows[index], table.rows[index + 1], known)
        if (n := named(both)) > best:
            best, place, chosen = n, index + 1, both
    if chosen is None:
        return table
    rows = list(table.rows)
    rows[place - 1], rows[place] = [], chosen
    return replace(table, rows=rows)


def _joined(upper: Sequence[Cell], lower: Sequence[Cell], known: Collection[str]) -> list[Cell]:
    """Per column: the lower word, with the one above it (or above to the left, where cells were merged) if only both say it."""
    made: list[Cell] = []
    over: Cell = None
    for i in range(max(len(upper), len(lower))):
        above = upper[i] if i < len(upper) else None
        below = lower[i] if i < len(lower) else None
        if above is not None:
            over = above
        if below is None:
            made.append(above)
        elif norm(f"{over or ''}{below}") in known:
            made.append(f"{over or ''}{below}")
        else:
            made.append(below)
    return made
