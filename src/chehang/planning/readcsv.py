"""Reads a demand file: first column part, optional price and lead_months, then months YYYY-MM; empty = not sold."""

import csv
import math
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from chehang.planning.arrays import Floats
from chehang.planning.errors import InputError
from chehang.planning.inputs import check_demand

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class DemandFile:
    """Months × parts with prices (yuan) and lead times (months) where the file has them. ``left_out``: parts whose price is 0 or
    missing in a file of prices; nothing can be said of what they tie up."""

    parts: tuple[str, ...]
    months: tuple[str, ...]
    demand: Floats
    price: Floats | None
    lead: Floats | None
    left_out: tuple[str, ...] = ()


def read_demand(path: Path | str) -> DemandFile:
    """Raises InputError naming row, part and column of the first cell that cannot be used."""
    file = Path(path)
    if not file.is_file():
        raise InputError("no_file", path=str(path))
    try:
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    except UnicodeDecodeError as wrong:
        raise InputError("not_text", path=str(path)) from wrong
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise InputError("empty")
    header = [cell.strip() for cell in rows[0]]
    months, columns, extra = _header(header)
    parts: dict[str, int] = {}
    demand = np.full((len(months), len(rows) - 1), np.nan)
    price, lead = np.full(len(rows) - 1, np.nan), np.full(len(rows) - 1, np.nan)
    for at, row in enumerate(rows[1:]):
        if len(row) != len(header):
            raise InputError("row_length", row=at + 2, have=len(row), need=len(header))
        part = row[0].strip()
        if not part:
            raise InputError("no_part", row=at + 2)
        if part in parts:
            raise InputError("duplicate", part=part, row=at + 2)
        parts[part] = at
        demand[:, at] = [_number(row[c], part, header[c], "demand") for c in columns]
        if "price" in extra:
            price[at] = _price(row[extra["price"]], part)
        if "lead_months" in extra and row[extra["lead_months"]].strip():
            lead[at] = _positive(row[extra["lead_months"]], part, "lead")
    kept = price > 0 if "price" in extra else np.full(len(parts), True)
    if not kept.any():
        raise InputError("price", part=next(iter(parts)), column="price", value="0")
    names = tuple(part for part, at in parts.items() if kept[at])
    check_demand(names, demand[:, kept], months)
    return DemandFile(
        names, months, demand[:, kept], price[kept] if "price" in extra else None,
        lead[kept] if "lead_months" in extra else None, tuple(part for part, at in parts.items() if not kept[at]),
    )  # fmt: skip


def _header(header: list[str]) -> tuple[tuple[str, ...], list[int], dict[str, int]]:
    if header[0].lower() != "part":
        raise InputError("first_column", value=header[0])
    months: list[str] = []
    columns: list[int] = []
    extra: dict[str, int] = {}
    for at, cell in enumerate(header[1:], start=1):
        if cell.lower() in ("price", "lead_months") and cell.lower() not in extra:
            extra[cell.lower()] = at
        elif MONTH.fullmatch(cell):
            if months and cell != following(months[-1]):
                raise InputError("months", before=months[-1], expected=following(months[-1]), found=cell)
            months.append(cell)
            columns.append(at)
        else:
            raise InputError("header", column=at + 1, value=cell)
    if not months:
        raise InputError("few_months", have=0, need=1)
    return tuple(months), columns, extra


def following(month: str) -> str:
    """The month after YYYY-MM."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def _number(cell: str, part: str, column: str, code: str) -> float:
    text = cell.strip()
    if not text:
        return math.nan
    try:
        value = float(text) if text.isascii() else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(code, part=part, column=column, value=text)
    return value


def _price(cell: str, part: str) -> float:
    """The price; 0 where there is none. Refused below 0 and for what is no number."""
    value = _number(cell, part, "price", "price")
    if value < 0:
        raise InputError("price", part=part, column="price", value=cell.strip())
    return 0.0 if math.isnan(value) else value


def _positive(cell: str, part: str, code: str) -> float:
    value = _number(cell, part, code, code)
    if not value > 0:
        raise InputError(code, part=part, column=code, value=cell.strip())
    return value
