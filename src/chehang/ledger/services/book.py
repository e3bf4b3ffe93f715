"""Writing into the money book: the few statements every voucher is made of."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.fields import MoneyField

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
    write_drafts([(voucher, lines)])


def write_drafts(drafts: Sequence[tuple[Voucher, Sequence[Line]]]) -> None:
    """Insert drafts with their lines, in one statement each; the vouchers get their ids."""
    for voucher, lines in drafts:
        voucher.total = sum((line.debit for line in lines), Decimal(0))
    kept = _kept()
    values = [[_raw(getattr(v, name), as_kept) for _column, name, as_kept in kept] for v, _lines in drafts]
    ids = bulk.insert(VOUCHER, [f'"{column}"' for column, _name, _as_kept in kept], values, returning="id")
    for (voucher, _lines), (pk,) in zip(drafts, ids, strict=True):
        voucher.pk, voucher._state.adding = pk, False
    _write_lines(drafts)


@cache
def _kept() -> list[tuple[str, str, Callable[[Any], Any] | None]]:
    """The columns of a voucher but its id: (column, attribute, how its value is kept)."""
    ways: tuple[tuple[type, Callable[[Any], Any]], ...] = (
        (MoneyField, fen),
        (models.DateTimeField, bulk.moment),
        (models.DateField, bulk.day),
    )
    fields = [f for f in Voucher._meta.concrete_fields if not f.primary_key]
    return [(str(f.column), f.attname, next((way for kind, way in ways if isinstance(f, kind)), None)) for f in fields]


def _raw(value: Any, as_kept: Callable[[Any], Any] | None) -> Any:
    return value if as_kept is None or value is None else as_kept(value)


def write_lines(voucher: Voucher, lines: Sequence[Line]) -> None:
    """Insert the lines of a draft."""
    _write_lines([(voucher, lines)])


def _write_lines(drafts: Sequence[tuple[Voucher, Sequence[Line]]]) -> None:
    bulk.insert(
        LINE,
        ("store_id", "voucher_id", "period_id", "n", "account_id", "summary", "debit", "credit", "department", "partner_kind",
         "partner_id", "item_kind", "item_id", "project", "cash_flow", "document", "object_id"),
        [
            (v.store_id, v.pk, v.period_id, x.n, x.account_id, x.summary, fen(x.debit), fen(x.credit), x.department,
             x.partner_kind, x.partner_id, x.item_kind, x.item_id, x.project, x.cash_flow, x.document, x.object_id)
            for v, lines in drafts
            for x in lines
        ],
    )  # fmt: skip


def make_posted(ctx: Context, voucher: Voucher, lines: Sequence[Line], number: int) -> None:
    """Give a draft its number and freeze it; the balances follow, and the step enters the history.

    The database checks once more that it balances, that its date lies in its open period, and that nobody adds lines.
    """
    make_all_posted(ctx, [(voucher, lines, number)])


def make_all_posted(ctx: Context, drafts: Sequence[tuple[Voucher, Sequence[Line], int]]) -> None:
    """The same for many drafts, in the order of their numbers."""
    bulk.each(
        f"UPDATE {VOUCHER} SET state = 'posted', number = %s, poster_id = %s, poster_name = %s, posted_at = %s,"
        " reviewer_id = %s, reviewer_name = %s, reviewed_at = %s WHERE id = %s AND state = 'draft'",
        [
            [
                number,
                ctx.actor.employee_id,
                ctx.actor.name[:100],
                bulk.moment(ctx.now),
                voucher.reviewer_id,
                voucher.reviewer_name,
                voucher.reviewed_at and bulk.moment(voucher.reviewed_at),
                voucher.pk,
            ]
            for voucher, _lines, number in drafts
        ],
    )
    for voucher, _lines, number in drafts:
        source = voucher.state
        voucher.state, voucher.number = "posted", number
        voucher.poster_id, voucher.poster_name, voucher.posted_at = ctx.actor.employee_id, ctx.actor.name, ctx.now
        states.VOUCHER.stepped(ctx, voucher.pk, "post", source)
        ctx.changed(voucher, {"state": source}, {"state": "posted", "number": str(voucher), "event": voucher.event,
                                                 "date": str(voucher.date), "total": str(voucher.total)})  # fmt: skip
    _add_to_balances(ctx, [(voucher, lines) for voucher, lines, _number in drafts])


def _add_to_balances(ctx: Context, posted: Sequence[tuple[Voucher, Sequence[Line]]]) -> None:
    sums: dict[tuple[int, int, str, int], list[int]] = defaultdict(lambda: [0, 0])
    watched = never_negative(ctx)
    moved: dict[int, int] = defaultdict(int)  # of a watched account, voucher after voucher
    least: dict[int, int] = {}  # the lowest it stood in between
    for voucher, lines in posted:
        for line in lines:
            there = sums[voucher.period_id, line.account_id, line.partner_kind, line.partner_id]
            debit, credit = fen(line.debit), fen(line.credit)
            there[0] += debit
            there[1] += credit
            if line.account_id in watched:
                moved[line.account_id] += debit - credit
        for account, level in moved.items():
            least[account] = min(level, least.get(account, 0))
    bulk.insert(
        BALANCE,
        ("store_id", "period_id", "account_id", "partner_kind", "partner_id", "opening", "debit", "credit"),
        [
            (posted[0][0].store_id, period, account, kind, partner, 0, debit, credit)
            for (period, account, kind, partner), (debit, credit) in sorted(sums.items())
        ],
        tail="ON CONFLICT (period_id, account_id, partner_kind, partner_id) DO UPDATE SET"
        f" debit = {BALANCE}.debit + excluded.debit, credit = {BALANCE}.credit + excluded.credit",
    )
    if falling := {account: moved[account] - level for account, level in sorted(least.items()) if level < 0}:
        _check_never_negative(falling)


def _check_never_negative(falling: dict[int, int]) -> None:
    """Cash in the till cannot be less than nothing, after no voucher. Two who take from it wait for each other.

    ``falling``: account → how much higher (fen) it stands at the end than at its lowest in between.
    """
    accounts = list(falling)
    bulk.select(
        f"SELECT id FROM {Account._meta.db_table} WHERE id IN ({bulk.marks(accounts)}) ORDER BY id{bulk.locking()}",
        accounts,
    )
    rows = bulk.select(
        f"SELECT a.id, a.code, a.name_zh, SUM(b.debit - b.credit) FROM {BALANCE} b JOIN {Account._meta.db_table} a"
        f" ON a.id = b.account_id WHERE a.id IN ({bulk.marks(accounts)}) GROUP BY a.id, a.code, a.name_zh",
        accounts,
    )
    for account, code, name, rest in rows:
        if rest < falling[account]:
            raise Refused(
                "cash.negative",
                _("%(account)s would fall to %(rest)s. There is not that much money in it."),
                field="lines",
                account=f"{code} {name}",
                rest=f"{bulk.unscaled(rest - falling[account], 2):,.2f}",
            )
