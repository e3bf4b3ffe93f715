"""工资单, A5 landscape: each line with how it came about, the net in words, a place to sign."""

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Any

from chehang.core.money import uppercase_amount
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, Yuan, store_head
from chehang.people.models import Payslip
from chehang.people.showing import lines_of


@dataclass(frozen=True, kw_only=True)
class SlipLine:
    """One line."""

    title: str
    how: str
    amount: Yuan


@dataclass(frozen=True, kw_only=True)
class SlipSheet:
    """The payslip of a person."""

    store: Letterhead
    number: str
    date: Day
    employee: str
    month: str
    department: str
    lines: tuple[SlipLine, ...]
    gross: Yuan
    net: Yuan
    employee_sign: Sign = UNSIGNED


def _extras(sheet: SlipSheet) -> dict[str, Any]:
    return {**numbered(sheet), "capital": uppercase_amount(sheet.net)}


PRINTOUT = Printout("people/payslip", SlipSheet, "工资单", (), _extras)


def slip_sheet(slip: Payslip) -> SlipSheet:
    """The payslip as printed."""
    from chehang.org.posts import DEPARTMENTS

    return SlipSheet(
        store=store_head(slip.store),
        number=slip.run.number,
        date=slip.run.paid_on or slip.run.month,
        employee=slip.employee.name,
        month=f"{slip.run.month:%Y-%m}",
        department=str(DEPARTMENTS.get(slip.department, slip.department)),
        lines=tuple(SlipLine(title=x.title, how=x.how, amount=Decimal(x.amount)) for x in lines_of(slip)),
        gross=slip.gross,
        net=slip.net,
    )
