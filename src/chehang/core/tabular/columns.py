"""Finding the columns: which row is the heading, and which heading means which field."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chehang.core.tabular.cells import Cell, Table, column_letters
from chehang.core.tabular.messages import BadFile

_NOISE = re.compile(r"[\s_\-./:*·#]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading row (index into ``table.rows``) and, for each field found, its column index."""

    row: int
    columns: dict[str, int]
    names: dict[str, str]
    unknown: tuple[str, ...]


def norm(heading: Cell) -> str:
    """Heading without width, case, blanks and marks: ``Part  No.*`` → ``partno``"""
    if not isinstance(heading, str):
        return ""
    return _NOISE.sub("", unicodedata.normalize("NFKC", heading).casefold())


def _names(aliases: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {norm(name): field for field, names in aliases.items() for name in (field, *names)}


def _field(heading: Cell, names: Mapping[str, str]) -> str | None:
    """Exact heading first, then without what stands in brackets: 单价(元) is 单价 unless listed."""
    key = norm(heading)
    if not key:
        return None
    return names.get(key) or names.get(_BRACKETS.sub("", key))


def find_heading(
    table: Table, aliases: Mapping[str, Sequence[str]], required: Sequence[str], depth: int = 20
) -> Heading:
    """The first of the top ``depth`` rows that names the most fields.

    Raises BadFile ``table.columns_missing`` when a required field has no column and ``table.column_twice`` when
    two columns claim the same field.
    """
    names = _names(aliases)
    top = [[_field(cell, names) for cell in row] for row in table.rows[:depth]]
    best = max(range(len(top)), key=lambda i: len({f for f in top[i] if f}), default=0)
    fields = top[best] if top else []
    columns: dict[str, int] = {}
    for index, field in enumerate(fields):
        if field is None:
            continue
        if field in columns:
            first, second = (column_letters(table.first_column + i) for i in (columns[field], index))
            raise BadFile("table.column_twice", column=table.rows[best][index], first=first, second=second)
        columns[field] = index
    missing = [(aliases.get(field) or [field])[0] for field in required if field not in columns]
    if missing:
        raise BadFile("table.columns_missing", columns=", ".join(missing))
    row = table.rows[best]
    return Heading(
        best,
        columns,
        {field: str(row[index]) for field, index in columns.items()},
        tuple(str(c) for c, field in zip(row, fields, strict=True) if field is None and c is not None),
    )
