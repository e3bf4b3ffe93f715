"""付款申请单, A5 landscape."""

from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from chehang.core.money import uppercase_amount
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, Yuan


@dataclass(frozen=True, kw_only=True)
class PaymentRow:
    """What a part of the sum is paid against."""

    what: str
    amount: Yuan


@dataclass(frozen=True, kw_only=True)
class PaymentSheet:
    """付款申请单: to whom, on which account, what for."""

    store: Letterhead
    number: str
    date: Day
    kind: str
    department: str
    payee: str
    bank: str
    account: str
    purpose: str
    due: Day
    method: str
    lines: tuple[PaymentRow, ...]
    total: Yuan
    asker: Sign = UNSIGNED
    head: Sign = UNSIGNED
    finance: Sign = UNSIGNED
    general_manager: Sign = UNSIGNED
    cashier: Sign = UNSIGNED


def _extras(sheet: PaymentSheet) -> dict[str, Any]:
    return {**numbered(sheet), "capital": uppercase_amount(sheet.total)}


PRINTOUT = Printout("finance/payment", PaymentSheet, "付款申请单", (), _extras)
