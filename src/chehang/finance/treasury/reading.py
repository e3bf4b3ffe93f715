"""The bank's file: its rows, told apart one by one, so that overlapping files meet and nothing is read twice."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict

from chehang.core.errors import Refused
from chehang.core.tabular import parse_rows, read_table
from chehang.core.types import Money, ShortText, Text

from .formats import Statement, read_standard
from .models import BankAccount

HEADINGS = {
    "day": ("交易日期", "记账日期", "日期", "交易时间", "入账日期", "date"),
    "out": ("借方发生额", "支出", "支出金额", "借方金额", "付款金额", "debit"),
    "into": ("贷方发生额", "收入", "收入金额", "贷方金额", "收款金额", "credit"),
    "amount": ("金额", "发生额", "交易金额", "amount"),
    "sign": ("借贷标志", "借贷方向", "收支", "方向"),
    "balance": ("余额", "账户余额", "本次余额", "balance"),
    "counterparty": ("对方户名", "对方单位名称", "对方名称", "对方单位", "收付款人名称", "counterparty"),
    "reference": ("流水号", "交易流水号", "交易流水", "凭证号", "业务编号", "reference"),
    "text": ("摘要", "用途", "附言", "备注", "text"),
}
OUT = ("借", "支出", "付", "D", "DR")
FOREIGN = ("美元", "USD", "欧元", "EUR", "港币", "HKD", "日元", "JPY")


class Row(BaseModel):
    """A row of the file. 借方 is what left the account, as banks write it."""

    model_config = ConfigDict(str_strip_whitespace=True)
    day: date
    out: Money | None = None
    into: Money | None = None
    amount: Money | None = None
    sign: ShortText = ""
    balance: Money | None = None
    counterparty: ShortText = ""
    reference: ShortText = ""
    text: Text = ""


@dataclass(frozen=True)
class Movement:
    """A row made ready: positive came in."""

    day: date
    amount: Decimal
    balance: Decimal | None
    counterparty: str
    reference: str
    text: str
    identity: str


def movements(data: bytes, bank: BankAccount) -> list[Movement]:
    """The movements of a file (Excel, CSV, OFX, MT940, camt.053), oldest first. Refused for a file of another account or currency, a bad cell, a gap in the running balance."""
    require_yuan(bank)
    standard = read_standard(data)
    if standard is not None:
        return _identified(_of_standard(standard, bank))
    table = read_table(data)
    _require_this_account(table.rows[:12], bank)
    parsed = parse_rows(table, Row, HEADINGS, codes=("reference",))
    if parsed.errors:
        cells = "; ".join(f"{e.address} {e.column}: {e.message}" for e in parsed.errors[:5])
        raise Refused(
            "file.bad_cells",
            _("%(count)s cells cannot be used, nothing was taken over: %(cells)s"),
            field="content",
            count=len(parsed.errors),
            cells=cells,
        )
    rows = [(row, amount) for _n, row in parsed.rows if (amount := _signed(row))]
    if not rows:
        raise Refused("file.no_rows", _("The file has no rows below its headings."), field="content")
    if rows[0][0].day > rows[-1][0].day or (_running(rows) is not None and _running(rows[::-1]) is None):
        rows.reverse()
    if (broken := _running(rows)) is not None:
        raise Refused(
            "bank.gap",
            _("The running balance does not fit at %(row)s: rows are missing. Please export the whole span again."),
            field="content",
            row=broken,
        )
    return _identified(rows)


def _of_standard(said: Statement, bank: BankAccount) -> list[tuple[Row, Decimal]]:
    """The movements of an OFX, MT940 or camt.053 file, oldest first; refused as a table would be."""
    if said.currency not in ("CNY", "RMB"):
        raise Refused("bank.currency", _("This statement is not in yuan."), field="content")
    if said.account and said.account.replace(" ", "") != bank.number.replace(" ", ""):
        raise Refused(
            "bank.other_account", _("This is the statement of %(other)s."), field="content", other=said.account
        )
    if not said.entries:
        raise Refused("file.no_rows", _("The file has no rows below its headings."), field="content")
    if not said.whole:
        raise Refused(
            "bank.gap",
            _("The running balance does not fit at %(row)s: rows are missing. Please export the whole span again."),
            field="content",
            row=f"{said.entries[-1].day} {said.closing:,.2f}",
        )
    entries = said.entries if said.entries[0].day <= said.entries[-1].day else said.entries[::-1]
    return [
        (
            Row(
                day=x.day,
                amount=x.amount,
                counterparty=x.counterparty[:100],
                reference=x.reference[:60],
                text=x.text[:200],
            ),
            x.amount,
        )
        for x in entries
    ]


def _identified(rows: list[tuple[Row, Decimal]]) -> list[Movement]:
    """Each movement with what tells it apart."""
    seen: Counter[str] = Counter()
    found = []
    for row, amount in rows:
        said = f"{row.day}|{amount}|{row.balance}|{row.reference}|{row.counterparty}"
        seen[said] += 1
        identity = hashlib.sha256(f"{said}|{seen[said]}".encode()).hexdigest()
        found.append(
            Movement(row.day, amount, row.balance, row.counterparty[:100], row.reference[:60], row.text[:200], identity)
        )
    return found


def _signed(row: Row) -> Decimal:
    if row.amount is not None:
        return -abs(row.amount) if row.sign.upper().startswith(OUT) else row.amount
    return (row.into or Decimal(0)) - (row.out or Decimal(0))


def _running(rows: list[tuple[Row, Decimal]]) -> str | None:
    """Where the running balance breaks, or None."""
    before: Decimal | None = None
    for row, amount in rows:
        if before is not None and row.balance is not None and before + amount != row.balance:
            return f"{row.day} {amount:,.2f}"
        before = row.balance
    return None


def _require_this_account(top: Sequence[Sequence[object]], bank: BankAccount) -> None:
    words = " ".join(str(cell) for row in top for cell in row if cell is not None).replace(" ", "")
    others = BankAccount.objects.filter(store_id=bank.store_id).exclude(pk=bank.pk)
    for other in others:
        if other.number in words and bank.number not in words:
            raise Refused(
                "bank.other_account", _("This is the statement of %(other)s."), field="content", other=str(other)
            )
    if any(word in words.upper() for word in FOREIGN):
        raise Refused("bank.currency", _("This statement is not in yuan."), field="content")


def require_yuan(bank: BankAccount) -> None:
    """Accounts in a foreign currency are compared with the bank by their revaluation."""
    if bank.currency != "CNY":
        raise Refused(
            "bank.foreign",
            _("This account is kept in %(currency)s: enter its balance with the revaluation of the month instead."),
            field="bank",
            currency=bank.currency,
        )
