"""Open items of the old books: what customers still owe and what suppliers are still owed when the store's books begin.

The vouchers are posted by whoever carries the balances over; here are the open items behind the accounts.
"""

from datetime import date
from decimal import Decimal

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.sources import Source
from chehang.parties.models import Customer, Supplier

from .models import Bill, BillLine, HeldDeposit, Payable
from .payables import owe
from .states import BILL


def carry_bill(
    ctx: Context, customer: Customer, *, claim: str, source: Source, part: str, number: str,
    amount: Decimal, on: date, due: date,
) -> Bill:  # fmt: skip
    """An open bill over ``amount`` yuan with VAT, on account and in the books since ``on``; ``number`` is that of the old paper."""
    bill = Bill.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "ZD"),
        customer=customer,
        claim=claim,
        **source.key,
        part=part,
        source_number=number[:24],
        amount=amount,
        made_at=ctx.now,
        charged_on=on,
        due=due,
    )
    BillLine.objects.create(
        store_id=ctx.store_id, bill=bill, n=1, leg="opening", text=number[:100], amount_ex=amount, tax=Decimal(0)
    )
    BILL.advance(ctx, bill, "put_on_account")
    return bill


def carry_payable(
    ctx: Context, supplier: Supplier, *, source: Source, number: str, amount: Decimal, dated: date,
    due: date | None, text: str,
) -> Payable:  # fmt: skip
    """An open payable over ``amount`` yuan with VAT for a paper of the supplier; due on its own day or by his days to pay."""
    payable = owe(
        ctx, supplier, source=source, paper_number=number[:40], paper_date=dated, text=text, ex=amount, first=True
    )
    if due is not None:
        payable.due = due
        Payable.objects.filter(pk=payable.pk).update(due=due)
    return payable


def carry_deposit(
    ctx: Context, customer_id: int, *, kind: str, number: str, amount: Decimal, taken_on: date, earnest: bool, for_what: str
) -> HeldDeposit:  # fmt: skip
    """A deposit of ``amount`` yuan still held for a customer: ``kind`` car or parts; ``number`` is that of the old receipt."""
    return HeldDeposit.objects.create(
        store_id=ctx.store_id, customer_id=customer_id, kind=kind, number=number[:24], amount=amount, taken_on=taken_on,
        earnest=earnest, for_what=for_what,
    )  # fmt: skip
