"""Posting: an event and its legs become a balanced, numbered, frozen voucher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.sources import Source

from ..models import Line, Voucher
from ..rules import rules
from . import book
from .periods import next_numbers
from .roles import accounts_of_roles, method_for

WORD = "记"


@dataclass(frozen=True)
class Leg:
    """An amount in yuan for one leg of the event's rule; a negative amount is red on the same side.

    Whom and what it is about: ``partner`` and ``item`` as (kind, id), ``department`` where it is not the rule's, ``project``, ``cash_flow``.
    ``role``: another account than the rule's, where the store has several of a kind (its bank accounts).
    """

    name: str
    amount: Decimal
    partner: tuple[str, int] = ("", 0)
    summary: str = ""
    item: tuple[str, int] = ("", 0)
    department: str = ""
    project: str = ""
    cash_flow: str = ""
    role: str = ""


@dataclass(frozen=True)
class Entry:
    """One of many vouchers of an event: what it is of, its legs, and what :func:`post` takes besides."""

    object_id: int
    legs: tuple[Leg, ...]
    date: Date | None = None
    summary: str = ""
    attachments: int = 0
    part: str = ""


def post(
    ctx: Context,
    event: str,
    *,
    source: Source,
    legs: Sequence[Leg],
    date: Date | None = None,
    summary: str = "",
    attachments: int = 0,
    part: str = "",
) -> Voucher | None:
    """Post a voucher for a document's event; legs of zero are left out, and without any there is no voucher.

    It is numbered and posted now, and reviewed later by another person. Refused when the legs do not balance, the month
    is closed, or the event has been posted for this ``part`` of the document before (Conflict from the database).
    """
    entry = Entry(source.id, tuple(legs), date, summary, attachments, part)
    made = post_many(ctx, event, document=source.document, entries=[entry])
    return made[0] if made else None


def post_many(ctx: Context, event: str, *, document: str, entries: Sequence[Entry]) -> list[Voucher]:
    """Post a voucher for each entry, in their order, with a handful of statements for all; an entry without any sum has none.

    All or none: refused like :func:`post` when one does not balance, lies in a closed month or was posted before.
    """
    drafts: list[tuple[Voucher, list[Line]]] = []
    days: list[Date] = []
    for entry in entries:
        on = entry.date or ctx.today
        lines = _lines(ctx, event, entry.legs, entry.summary, Source(document, entry.object_id), on)
        if not lines:
            continue
        book.check_balanced(lines)
        voucher = Voucher(
            store_id=ctx.store_id,
            word=WORD,
            date=on,
            summary=lines[0].summary,
            attachments=entry.attachments,
            event=event,
            document=document,
            object_id=entry.object_id,
            part=entry.part,
            maker_id=ctx.actor.employee_id,
            maker_name=ctx.actor.name[:100],
            made_at=ctx.now,
        )
        drafts.append((voucher, lines))
        days.append(on)
    if not drafts:
        return []
    numbers = next_numbers(ctx, days)
    for (voucher, _written), (period_id, _number) in zip(drafts, numbers, strict=True):
        voucher.period_id = period_id
    book.write_drafts(drafts)
    book.make_all_posted(ctx, [(v, lines, n) for (v, lines), (_p, n) in zip(drafts, numbers, strict=True)])
    return [voucher for voucher, _lines_ in drafts]


def _lines(ctx: Context, event: str, legs: Sequence[Leg], summary: str, source: Source, on: Date) -> list[Line]:
    known = rules().get(event)
    if known is None:
        raise ValueError(f"no posting rule for event {event!r}")
    wanted = [(known[leg.name], leg) for leg in legs if leg.amount]
    if not wanted:
        return []
    accounts = accounts_of_roles(ctx)
    lines = []
    for n, (rule, leg) in enumerate(wanted, 1):
        own = None if leg.role else method_for(ctx, event, leg.name, on)
        debit, credit = (leg.amount, Decimal(0)) if rule.side == "debit" else (Decimal(0), leg.amount)
        lines.append(
            Line(
                store_id=ctx.store_id,
                n=n,
                account_id=own[0] if own else _account(accounts, leg.role or rule.role),
                summary=(leg.summary or summary or event)[:200],
                debit=debit,
                credit=credit,
                department=leg.department or (own[1] if own else "") or rule.department,
                partner_kind=leg.partner[0],
                partner_id=leg.partner[1],
                item_kind=leg.item[0],
                item_id=leg.item[1],
                project=leg.project,
                cash_flow=leg.cash_flow,
                **source.key,
            )
        )
    return lines


def _account(accounts: dict[str, int], role: str) -> int:
    try:
        return accounts[role]
    except KeyError:
        raise Refused(
            "ledger.no_account",
            _("No account is set for the role %(role)s. Please ask finance to open the store's books."),
            role=role,
        ) from None
