"""Short ways through cash and bank: an account, entries in the books, a file of the bank."""

import base64
from datetime import date
from decimal import Decimal

from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.finance.models import BankAccount, BankLine
from chehang.ledger.models import Line
from chehang.ledger.services import Leg, post

from .spending import Desk

HEAD = "交易日期,借方发生额,贷方发生额,余额,对方户名,流水号,摘要"


def account(desk: Desk, opening: str = "0", number: str = "120200001111", name: str = "工行基本户") -> BankAccount:
    facts = {"name": name, "bank": "工商银行", "number": number, "since": desk.day().replace(day=1), "opening": opening}
    done = desk.run("open_bank_account", "finance_manager", **facts)
    return BankAccount.objects.get(pk=done.id)


def entry(desk: Desk, amount: str, day: date, summary: str, n: int, role: str = "") -> Line:
    """Money in (positive) or out of the bank in the books."""
    sum_ = Decimal(amount)
    with writing():
        ctx = Context(desk.who("accountant"), desk.clock, "test.act")
        event = "bank_interest" if sum_ > 0 else "bank_fee"
        other = "interest" if sum_ > 0 else "fee"
        legs = [Leg("bank", abs(sum_), role=role), Leg(other, abs(sum_))]
        voucher = post(ctx, event, source=Source("test.bank", n), legs=legs, date=day, summary=summary)
        keep_steps(ctx)
    assert voucher is not None
    return voucher.lines.get(account__code__startswith="1002")


def file(*rows: str, head: str = HEAD) -> str:
    return base64.b64encode("\n".join([head, *rows]).encode()).decode()


def read(desk: Desk, bank: BankAccount, *rows: str, name: str = "十一月.csv"):
    return desk.run("import_statement", "accountant", bank=bank.pk, name=name, content=file(*rows))


def line(bank: BankAccount, amount: str) -> BankLine:
    return BankLine.objects.get(bank=bank, amount=Decimal(amount))
