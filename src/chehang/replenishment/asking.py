"""Raw questions to the books that stay one statement however many parts there are."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
from django.db import connection

from chehang.planning.arrays import Floats, Ints

FETCHED = 50_000


def among(column: str, ids: Iterable[int]) -> tuple[str, list[Any]]:
    """A condition that ``column`` is one of ``ids``, with its one parameter: SQLite takes only so many of them."""
    wanted = list(ids)
    if connection.vendor == "sqlite":
        return f"{column} IN (SELECT value FROM json_each(%s))", [json.dumps(wanted)]
    return f"{column} = ANY(%s)", [wanted]


def day_number(column: str) -> str:
    """SQL for the days of a date since 1970-01-01."""
    if connection.vendor == "sqlite":
        return f"CAST(julianday({column}) - 2440587.5 AS INTEGER)"
    return f"({column} - DATE '1970-01-01')"


def day_of(value: date) -> int:
    """The same number for a date."""
    return value.toordinal() - date(1970, 1, 1).toordinal()


def numbers(sql: str, params: Sequence[Any], columns: int) -> Ints:
    """The rows of a query of whole numbers as columns × rows; only ``FETCHED`` rows at a time are Python objects."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        some = iter(lambda: cursor.fetchmany(FETCHED), [])
        pieces = [np.array(rows, dtype=np.int64) for rows in some]
    return np.concatenate([np.zeros((0, columns), dtype=np.int64), *pieces]).T


def given(values: Floats | None) -> Floats:
    """A column of the inputs that the books always fill."""
    assert values is not None
    return values
