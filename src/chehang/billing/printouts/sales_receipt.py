"""收款收据 or 销售单, 241×140: the paper of money and of sales."""

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Any

from chehang.core.money import uppercase_amount
from chehang.core.printing.printout import THREE_COPIES, Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Count, Letterhead, Price, Sign, Yuan


@dataclass(frozen=True, kw_only=True)
class SalesLine:
    part_no: str
    name: str
    unit: str
    quantity: Count
    price: Price
    amount: Yuan
    spec: str = ""
    quality: str = ""


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One way the customer paid: 现金, 微信, 转账, 挂账 …"""

    method: str
    amount: Yuan
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class SalesReceipt:
    """收款收据 or 销售单, 241×140. Without lines it is a plain receipt of money for ``reason``."""

    store: Letterhead
    number: str
    date: Day
    payer: str
    total: Yuan
    payments: tuple[Payment, ...]
    received: Yuan
    lines: tuple[SalesLine, ...] = ()
    title: str = "收款收据"
    source_number: str = ""
    reason: str = ""
    phone: str = ""
    plate: str = ""
    owing: Yuan = Decimal(0)
    note: str = ""
    seller: Sign = UNSIGNED
    cashier: Sign = UNSIGNED
    reviewer: Sign = UNSIGNED
    customer: Sign = UNSIGNED


def _money_receipt(sheet: SalesReceipt) -> dict[str, Any]:
    """A receipt of money is written out for the money received, a sale for its total."""
    sums = sheet.total if sheet.lines else sheet.received
    return {**numbered(sheet), "capital": uppercase_amount(sums), "owes": sheet.owing != 0}


PRINTOUT = Printout("billing/sales_receipt", SalesReceipt, "收款收据", THREE_COPIES, _money_receipt)
