"""Cells made ready for a field of a certain kind: numbers out of text, text out of numbers, dates, yes/no."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from chehang.core.reading.numbers import read_number
from chehang.core.tabular.cells import Cell, plain

Ready = tuple[Any, str | None]
"""The value for the model, and the code of an error or warning."""

_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[T ]00:00(?::00)?)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?[eE]\+[0-9]+")
_YES = {"是", "有", "y", "yes", "true", "1", "√", "✓"}
_NO = {"否", "无", "n", "no", "false", "0", "×"}


def base_kind(annotation: Any) -> type | None:
    """The plain type of a field, through Optional and Annotated: ``Annotated[Decimal, …] | None``"""
    origin = get_origin(annotation)
    if origin is Annotated:
        return base_kind(get_args(annotation)[0])
    if origin in (Union, UnionType):
        inner = [a for a in get_args(annotation) if a is not type(None)]
        return base_kind(inner[0]) if len(inner) == 1 else None
    return annotation if isinstance(annotation, type) else None


def ready_text(cell: Cell) -> Ready:
    """What stands there, as text."""
    if isinstance(cell, str):
        return cell, None
    if isinstance(cell, bool):
        return ("TRUE" if cell else "FALSE"), None
    return (plain(cell) if isinstance(cell, Decimal) else str(cell)), None


def ready_code(cell: Cell) -> Ready:
    """A number of something (part, bin, invoice): text, never arithmetic."""
    if isinstance(cell, str):
        return cell, "cell.code_damaged" if _SCIENTIFIC.fullmatch(cell) else None
    if isinstance(cell, Decimal):
        lost = cell.adjusted() >= 15  # Excel keeps 15 digits
        return plain(cell), "cell.code_damaged" if lost else "cell.code_number"
    if isinstance(cell, bool):
        return ready_text(cell)[0], "cell.code_number"
    return str(cell), "cell.code_date"


def ready_number(cell: Cell) -> Ready:
    """Plain digits with ¥ or thousands commas if need be; 13% is 0.13. Full-width digits are refused."""
    if isinstance(cell, Decimal):
        return cell, None
    if not isinstance(cell, str):
        return None, "cell.not_number"
    text = cell.removeprefix("¥").removeprefix("￥").removesuffix("元").strip()
    percent = text.endswith("%")
    number = read_number(text.removesuffix("%"))
    if number is None:
        return None, "cell.not_number"
    return (number.scaleb(-2) if percent else number), None


def ready_date(cell: Cell) -> Ready:
    """A day: as Excel keeps it, or year, month and day in figures."""
    if isinstance(cell, datetime):
        return cell.date(), None
    if isinstance(cell, date):
        return cell, None
    text = ready_text(cell)[0]
    match = _DATE.fullmatch(text) or _COMPACT.fullmatch(text)
    try:
        return (date(*map(int, match.groups())), None) if match else (None, "cell.not_date")
    except ValueError:
        return None, "cell.not_date"


def ready_yes_no(cell: Cell) -> Ready:
    """Yes or no, in either language."""
    if isinstance(cell, bool):
        return cell, None
    word = ready_text(cell)[0].casefold()
    if word in _YES | _NO:
        return word in _YES, None
    return None, "cell.not_yes_no"


def ready_any(cell: Cell) -> Ready:
    """As it is."""
    return cell, None


_KINDS: dict[type, Callable[[Cell], Ready]] = {
    str: ready_text,
    Decimal: ready_number,
    int: ready_number,
    date: ready_date,
    bool: ready_yes_no,
}


def converter(annotation: Any, code: bool) -> Callable[[Cell], Ready]:
    """What makes cells ready for a field with this annotation."""
    if code:
        return ready_code
    kind = base_kind(annotation)
    return _KINDS.get(kind, ready_any) if kind else ready_any
