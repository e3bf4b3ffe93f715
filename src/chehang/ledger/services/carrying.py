"""Balances of the old books, carried over into these ones at their opening."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chehang.core.context import Context
from chehang.core.sources import Source

from ..models import Line, Voucher
from . import book
from .periods import next_number
from .posting import WORD
from .roles import accounts_of_roles

ZERO = Decimal(0)


@dataclass(frozen=True)
class Carried:
    """A balance carried over from the old books: yuan, debit positive, and whom it is about as (kind, id)."""

    account_id: int
    amount: Decimal
    partner: tuple[str, int] = ("", 0)
    summary: str = ""


def carry_over(
    ctx: Context, carried: Sequence[Carried], *, event: str, source: Source, on: date, summary: str
) -> Voucher | None:
    """Post balances of the old books for ``document``, each on its account, their sum on the undistributed profit.

    Refused like any posting: a closed month, cash below zero, an event posted before for this document.
    """
    rows = [c for c in carried if c.amount]
    if not rows:
        return None
    total = sum((c.amount for c in rows), ZERO)
    if total:
        rows.append(Carried(accounts_of_roles(ctx)["retained"], -total))
    lines = [
        Line(
            store_id=ctx.store_id,
            n=n,
            account_id=c.account_id,
            summary=(c.summary or summary)[:200],
            debit=max(c.amount, ZERO),
            credit=max(-c.amount, ZERO),
            partner_kind=c.partner[0],
            partner_id=c.partner[1],
            **source.key,
        )
        for n, c in enumerate(rows, 1)
    ]
    book.check_balanced(lines)
    period_id, number = next_number(ctx, on)
    voucher = Voucher(
        store_id=ctx.store_id,
        period_id=period_id,
        word=WORD,
        date=on,
        summary=summary[:200],
        event=event,
        **source.key,
        maker_id=ctx.actor.employee_id,
        maker_name=ctx.actor.name[:100],
        made_at=ctx.now,
    )
    book.write_draft(voucher, lines)
    book.make_posted(ctx, voucher, lines, number)
    return voucher
