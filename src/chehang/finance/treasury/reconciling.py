"""银行余额调节表: both balances, and what only one side has."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from chehang.core.context import Actor, Context
from chehang.ledger.models import Line
from chehang.ledger.queries import account_ledger

from .models import BankAccount, BankLine

ZERO = Decimal(0)
OLD = 30  # days after which an open item is asked about


@dataclass(frozen=True)
class Item:
    """What only one side has. ``amount`` is positive; ``where`` one of the four places of the form."""

    where: str
    day: date
    text: str
    amount: Decimal
    url: str = ""
    old: bool = False

    def plain(self) -> dict[str, Any]:
        """For keeping."""
        return {"where": self.where, "day": str(self.day), "text": self.text, "amount": str(self.amount)}


@dataclass
class Sides:
    """The form: bank + 企收银未收 − 企付银未付 = book + 银收企未收 − 银付企未付."""

    bank: BankAccount
    day: date
    bank_balance: Decimal = ZERO
    book_balance: Decimal = ZERO
    items: list[Item] = field(default_factory=list)

    def sum(self, where: str) -> Decimal:
        """The sum of one of the four places."""
        return sum((x.amount for x in self.items if x.where == where), ZERO)

    @property
    def bank_adjusted(self) -> Decimal:
        return self.bank_balance + self.sum("we_received") - self.sum("we_paid")

    @property
    def book_adjusted(self) -> Decimal:
        return self.book_balance + self.sum("bank_received") - self.sum("bank_paid")

    @property
    def difference(self) -> Decimal:
        """Nothing, or a row is wrong."""
        return self.bank_adjusted - self.book_adjusted


def sides(who: Actor | Context, bank: BankAccount, day: date) -> Sides:
    """Both sides as they stand for ``day``: matched counts what the other side has by then."""
    found = Sides(bank, day)
    found.book_balance = account_ledger(who, bank.account, day, day).closing
    found.bank_balance = _balance_of(bank, day)
    entries = Line.objects.filter(
        store_id=bank.store_id, account_id=bank.account_id, voucher__state="posted",
        voucher__date__gte=bank.since, voucher__date__lte=day,
    ).filter(Q(bank_match=None) | Q(bank_match__bank_line__date__gt=day))  # fmt: skip
    for entry in entries.select_related("voucher").order_by("voucher__date", "id"):
        amount = entry.debit - entry.credit
        found.items.append(
            Item("we_received" if amount > 0 else "we_paid", entry.voucher.date, f"{entry.voucher} {entry.summary}", abs(amount),
                 f"/finance/vouchers/{entry.voucher_id}/", (day - entry.voucher.date).days > OLD)
        )  # fmt: skip
    lines = BankLine.objects.filter(bank=bank, date__gte=bank.since, date__lte=day)
    for line in lines.filter(Q(match=None) | Q(match__entry__voucher__date__gt=day)).order_by("date", "id"):
        found.items.append(
            Item("bank_received" if line.amount > 0 else "bank_paid", line.date, f"{line.counterparty} {line.text}".strip(),
                 abs(line.amount), f"/finance/bank_lines/{line.pk}/", (day - line.date).days > OLD)
        )  # fmt: skip
    return found


def _balance_of(bank: BankAccount, day: date) -> Decimal:
    """What the bank says stood there: the last running balance, or what its movements come to."""
    lines = BankLine.objects.filter(bank=bank, date__lte=day)
    last = lines.order_by("-date", "-id").first()
    if last is not None and last.balance is not None:
        return last.balance
    return bank.opening + (lines.filter(date__gte=bank.since).aggregate(sum=Sum("amount"))["sum"] or ZERO)
