"""Cells and their addresses. A cell is text or an exact number, a date, a yes/no, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Cell = str | Decimal | bool | date | datetime | None

_BLANKS = " \t\r\n\u3000\xa0\ufeff\u200b"
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def column_letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(column: int, row: int) -> str:
    """Address as Excel shows it: column index from 0, row number from 1."""
    return f"{column_letters(column)}{row}"


def text_cell(text: str) -> str | None:
    """Text as meant: without blanks around it and without the apostrophe that marks text in Excel.

    Text that looks like a formula stays text; leading zeros stay.
    """
    text = text.strip(_BLANKS)
    if text[:1] == "'":
        text = text[1:].lstrip(_BLANKS)
    if not text.isprintable():
        text = UNPRINTABLE.sub("", text)
    return text or None


def number_cell(number: float) -> Decimal | str:
    """The number Excel shows: 15 significant digits, exact from here on; infinities and NaN become text."""
    if number.is_integer() and abs(number) < 1e15:
        return Decimal(int(number))
    exact = Decimal(f"{number:.15g}")
    return exact if exact.is_finite() else str(exact)


def plain(number: Decimal) -> str:
    """A number as text without exponent and without zeros at the end."""
    return f"{number.normalize():f}"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as read. ``rows[0]`` is row ``first_row`` and starts at column ``first_column`` (A is 0).

    ``hidden`` are the numbers of rows that the sheet hides or filters away: they are read like the others.
    """

    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    first_column: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()

    def address(self, column: int, row: int) -> str:
        """Address of ``rows[row][column]``."""
        return address(self.first_column + column, self.first_row + row)
