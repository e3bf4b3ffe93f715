"""Writing into the money book: the few statements every voucher is made of."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.db import connection
from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused

from .. import states
from ..models import Account, AccountBalance, Line, Voucher
from .roles import never_negative

VOUCHER, LINE, BALANCE = (m._meta.db_table for m in (Voucher, Line, AccountBalance))


def fen(x: Decimal) -> int:
    """Yuan in fen."""
    return bulk.scaled(x, 2)


def check_balanced(lines: Sequence[Line]) -> None:
    """At least two lines, and debit equals credit."""
    debit, credit = sum(line.debit for line in lines), sum(line.credit for line in lines)
    if len(lines) < 2:
        raise Refused("voucher.too_few_lines", _("A voucher needs at least two lines."), field="lines")
    if debit != credit:
        raise Refused(
            "voucher.unbalanced",
            _("Debit %(debit)s and credit %(credit)s differ by %(difference)s. Please correct the amounts."),
            field="lines",
            debit=f"{debit:,.2f}",
            credit=f"{credit:,.2f}",
            difference=f"{abs(debit - credit):,.2f}",
        )


def write_draft(voucher: Voucher, lines: Sequence[Line]) -> None:
    """Insert a draft with its lines; the voucher gets its id."""
    voucher.total = sum((line.debit for line in lines), Decimal(0))
    columns = [f for f in Voucher._meta.concrete_fields if not f.primary_key]
    values = [f.get_db_prep_save(getattr(voucher, f.attname), connection) for f in columns]
    [(voucher.pk,)] = bulk.insert(VOUCHER, [f'"{f.column}"' for f in columns], [values], returning="id")
    voucher._state.adding = False
    write_lines(voucher, lines)


def write_lines(voucher: Voucher, lines: Sequence[Line]) -> None:
    """Insert the lines of a draft."""
    bulk.insert(
        LINE,
        ("store_id", "voucher_id", "period_id", "n", "account_id", "summary", "debit", "credit", "department", "partner_kind",
         "partner_id", "item_kind", "item_id", "project", "cash_flow", "document", "object_id"),
        [
            (voucher.store_id, voucher.pk, voucher.period_id, x.n, x.account_id, x.summary, fen(x.debit), fen(x.credit), x.department,
             x.partner_kind, x.partner_id, x.item_kind, x.item_id, x.project, x.cash_flow, x.document, x.object_id)
            for x in lines
        ],
    )  # fmt: skip


def make_posted(ctx: Context, voucher: Voucher, lines: Sequence[Line], number: int) -> None:
    """Give a draft its number and freeze it; the balances follow, and the step enters the history.

    The database checks once more that it balances, that its date lies in its open period, and that nobody adds lines.
    """
    source = voucher.state
    bulk.execute(
        f"UPDATE {VOUCHER} SET state = 'posted', number = %s, poster_id = %s, poster_name = %s, posted_at = %s,"
        " reviewer_id = %s, reviewer_name = %s, reviewed_at = %s WHERE id = %s AND state = 'draft'",
        [
            number,
            ctx.actor.employee_id,
            ctx.actor.name[:100],
            bulk.moment(ctx.now),
            voucher.reviewer_id,
            voucher.reviewer_name,
            voucher.reviewed_at and bulk.moment(voucher.reviewed_at),
            voucher.pk,
        ],
    )
    voucher.state, voucher.number = "posted", number
    voucher.poster_id, voucher.poster_name, voucher.posted_at = ctx.actor.employee_id, ctx.actor.name, ctx.now
    _add_to_balances(ctx, voucher, lines)
    states.VOUCHER.stepped(ctx, voucher.pk, "post", source)
    ctx.changed(voucher, {"state": source}, {"state": "posted", "number": str(voucher), "event": voucher.event,
                                             "date": str(voucher.date), "total": str(voucher.total)})  # fmt: skip


def _add_to_balances(ctx: Context, voucher: Voucher, lines: Sequence[Line]) -> None:
    sums: dict[tuple[int, str, int], list[int]] = defaultdict(lambda: [0, 0])
    for line in lines:
        there = sums[line.account_id, line.partner_kind, line.partner_id]
        there[0] += fen(line.debit)
        there[1] += fen(line.credit)
    bulk.insert(
        BALANCE,
        ("store_id", "period_id", "account_id", "partner_kind", "partner_id", "opening", "debit", "credit"),
        [
            (voucher.store_id, voucher.period_id, account, kind, partner, 0, debit, credit)
            for (account, kind, partner), (debit, credit) in sorted(sums.items())
        ],
        tail="ON CONFLICT (period_id, account_id, partner_kind, partner_id) DO UPDATE SET"
        f" debit = {BALANCE}.debit + excluded.debit, credit = {BALANCE}.credit + excluded.credit",
    )
    falling = {account for (account, _kind, _partner), (debit, credit) in sums.items() if debit < credit}
    if watched := sorted(falling & never_negative(ctx)):
        _check_never_negative(watched)


def _check_never_negative(accounts: list[int]) -> None:
    """Cash in the till cannot be less than nothing. Two who take from it wait for each other."""
    bulk.select(
        f"SELECT id FROM {Account._meta.db_table} WHERE id IN ({bulk.marks(accounts)}) ORDER BY id{bulk.locking()}",
        accounts,
    )
    rows = bulk.select(
        f"SELECT a.code, a.name_zh, SUM(b.debit - b.credit) FROM {BALANCE} b JOIN {Account._meta.db_table} a"
        f" ON a.id = b.account_id WHERE a.id IN ({bulk.marks(accounts)})"
        " GROUP BY a.code, a.name_zh HAVING SUM(b.debit - b.credit) < 0",
        accounts,
    )
    for code, name, rest in rows:
        raise Refused(
            "cash.negative",
            _("%(account)s would fall to %(rest)s. There is not that much money in it."),
            field="lines",
            account=f"{code} {name}",
            rest=f"{bulk.unscaled(rest, 2):,.2f}",
        )
