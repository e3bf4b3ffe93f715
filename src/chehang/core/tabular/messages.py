"""What is said about a bad file and a bad cell: one sentence per code, with what to do now."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused

FILE: dict[str, Any] = {
    "table.empty": _("The file is empty. Choose another file."),
    "table.too_big": _("The file has %(size)s, at most %(most)s are read. Split it into several files."),
    "table.unpacked": _("Unpacked, the file would have more than %(most)s. Save only the sheet you need."),
    "table.too_much": _("The file needs too much memory or time to read. Copy the rows you need into a new file."),
    "table.not_table": _("This is no Excel or CSV file. Choose a file ending in .xlsx, .xls or .csv."),
    "table.web_page": _("This is a web page with the name of a table. Open it in Excel and save it as .xlsx."),
    "table.password": _("The file is locked with a password. Save it without password and choose it again."),
    "table.damaged": _("The file is damaged. Open it in Excel, save it as .xlsx and choose it again."),
    "table.encoding": _("The characters of the file cannot be read. Save it as CSV UTF-8 or as .xlsx."),
    "table.broken_row": _("Row %(row)s of the CSV file has a quotation mark without its partner. Correct the row."),
    "table.rows": _("The file has more than %(most)s rows. Split it into several files."),
    "table.columns": _("The file has more than %(most)s columns. Delete those that are not needed."),
    "table.cell_too_long": _("Cell %(address)s has more than %(most)s characters. Shorten it."),
    "table.no_sheet": _("There is no sheet named %(sheet)s. The file has: %(sheets)s."),
    "table.columns_missing": _("These columns were not found: %(columns)s. Name them in one row above the data."),
    "table.column_twice": _("Column %(column)s is there twice, in %(first)s and %(second)s. Delete or rename one."),
}

CELL: dict[str, Any] = {
    "cell.empty": _("must not be empty"),
    "cell.not_number": _("is not a number in plain digits"),
    "cell.not_whole": _("must be a whole number"),
    "cell.not_date": _("is not a date such as 2026-11-23"),
    "cell.not_yes_no": _("must be yes or no"),
    "cell.too_long": _("has more than %(most)s characters"),
    "cell.too_short": _("has fewer than %(least)s characters"),
    "cell.decimals": _("has more than %(most)s decimal places"),
    "cell.digits": _("has too many digits"),
    "cell.over": _("must not be more than %(limit)s"),
    "cell.not_under": _("must be less than %(limit)s"),
    "cell.under": _("must not be less than %(limit)s"),
    "cell.not_over": _("must be more than %(limit)s"),
    "cell.not_listed": _("must be one of: %(allowed)s"),
    "cell.pattern": _("does not have the right form"),
    "cell.code_number": _("is stored as a number: leading zeros may be lost. Format the column as text."),
    "cell.code_damaged": _("was changed by Excel and its digits are lost. Type it again as text."),
    "cell.code_date": _("was turned into a date by Excel. Type it again as text."),
    "cell.wrong": _("cannot be used: %(reason)s"),
}


class BadFile(Refused):
    """The one refusal for every file that cannot be read as a table."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, FILE[code], field="file", **params)


@dataclass(frozen=True, slots=True)
class CellError:
    """One bad (or, as a warning, doubtful) cell: where it is, under which heading, and why."""

    address: str
    column: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)
    value: str = ""

    @property
    def message(self) -> str:
        """The reason in the active language, to stand after the address."""
        text = str(CELL[self.code])
        return text % self.params if self.params else text


def megabytes(size: int) -> str:
    """20971520 → 20 MB"""
    return f"{size / 1048576:.1f}".removesuffix(".0") + " MB"
