"""Matching what the bank says with the books: same amount, at most three days apart, by number, by payee, or where only one fits."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from chehang.core.context import Actor, Context
from chehang.ledger.models import Line

from ..partners import names_of
from .models import BankAccount, BankLine, BankMatch

NEAR = timedelta(days=3)
Partner = tuple[str, int]


def open_lines(bank: BankAccount) -> list[BankLine]:
    """What the bank says and nobody has matched, oldest first."""
    found = BankLine.objects.filter(bank=bank, match=None, date__gte=bank.since)
    return list(found.order_by("date", "id"))


def open_entries(bank: BankAccount) -> list[Line]:
    """Voucher lines on the account that no bank line was matched with, oldest first."""
    found = Line.objects.filter(
        store_id=bank.store_id, account_id=bank.account_id, voucher__state="posted", bank_match=None,
        voucher__date__gte=bank.since,
    )  # fmt: skip
    return list(found.select_related("voucher").order_by("voucher__date", "id"))


def match_all(ctx: Context, bank: BankAccount) -> list[BankMatch]:
    """Match what fits without doubt; each line and each entry once."""
    entries: dict[Decimal, list[Line]] = defaultdict(list)
    for entry in open_entries(bank):
        entries[entry.debit - entry.credit].append(entry)
    learnt = _learnt(bank)
    names = names_of(ctx, {(x.partner_kind, x.partner_id) for found in entries.values() for x in found})
    lines: dict[Decimal, list[BankLine]] = defaultdict(list)
    for line in open_lines(bank):
        lines[line.amount].append(line)
    pairs: list[tuple[BankLine, Line]] = []
    for amount, wanting in lines.items():
        pairs += _pair(wanting, entries.get(amount, []), learnt, names)
    return BankMatch.objects.bulk_create(
        BankMatch(
            store_id=ctx.store_id, bank_line=line, entry=entry, how="auto", by_id=ctx.actor.employee_id, at=ctx.now
        )
        for line, entry in pairs
    )


def _pair(
    wanting: list[BankLine], there: list[Line], learnt: dict[str, set[Partner]], names: dict[Partner, str]
) -> Iterable[tuple[BankLine, Line]]:
    """Pairs of one amount: by the bank's number first, then by the payee, then where nothing else could be meant."""
    left_lines, left = list(wanting), list(there)

    def take(test: object) -> Iterable[tuple[BankLine, Line]]:
        for line in list(left_lines):
            fits = [e for e in left if abs(e.voucher.date - line.date) <= NEAR and test(line, e)]  # type: ignore[operator]
            if fits:
                best = min(fits, key=lambda e: (abs(e.voucher.date - line.date), e.pk))
                left_lines.remove(line)
                left.remove(best)
                yield line, best

    yield from take(lambda line, e: bool(line.reference) and line.reference in f"{e.summary} {e.voucher.summary}")
    yield from take(
        lambda line, e: (
            bool(line.counterparty)
            and (
                (e.partner_kind, e.partner_id) in learnt.get(line.counterparty, ())
                or names.get((e.partner_kind, e.partner_id), "") == line.counterparty
            )
        )
    )
    for line in list(left_lines):
        fits = [e for e in left if abs(e.voucher.date - line.date) <= NEAR]
        rivals = [x for x in left_lines if any(abs(e.voucher.date - x.date) <= NEAR for e in fits)]
        if len(fits) == 1 and len(rivals) == 1 and not _contradicts(line, fits[0], names):
            left_lines.remove(line)
            left.remove(fits[0])
            yield line, fits[0]


def _contradicts(line: BankLine, entry: Line, names: dict[Partner, str]) -> bool:
    """Both sides name somebody, and not the same."""
    name = names.get((entry.partner_kind, entry.partner_id), "")
    return bool(name and line.counterparty and name != line.counterparty)


def _learnt(bank: BankAccount) -> dict[str, set[Partner]]:
    """Whom a name on the statement meant before."""
    found: dict[str, set[Partner]] = defaultdict(set)
    known = (
        BankMatch.objects.filter(store_id=bank.store_id)
        .exclude(bank_line__counterparty="")
        .exclude(entry__partner_kind="")
    )
    rows = known.values_list("bank_line__counterparty", "entry__partner_kind", "entry__partner_id").distinct()
    for name, kind, pk in rows:
        found[name].add((kind, pk))
    return found


def bank_of(who: Actor | Context, pk: int) -> BankAccount | None:
    """The chosen account, or the first."""
    rows = BankAccount.objects.filter(store_id=who.store_id, active=True).order_by("id")
    return rows.filter(pk=pk).first() if pk else rows.first()
