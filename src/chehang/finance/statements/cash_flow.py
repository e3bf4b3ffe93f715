"""现金流量表, directly and indirectly: in every voucher that touches cash, what stands against the cash says what it was for.

Restricted money (1012.01) is no cash. A tag on the cash line itself comes first.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from chehang.core import bulk
from chehang.core.context import Actor, Context
from chehang.ledger.models import Account, Line, Period, Voucher

from .figures import Statement, closing, last_year, movement, year_start
from .rows import DATA, Cell, Part, _summed, rows_of

ZERO = Decimal(0)
LINE, VOUCHER = Line._meta.db_table, Voucher._meta.db_table


@cache
def kinds() -> list[dict[str, str]]:
    """How accounts are classed, the longest prefix first."""
    with (DATA / "cash_flow_map.csv").open(encoding="utf-8") as file:
        return sorted(csv.DictReader(file), key=lambda r: -len(r["prefix"]))


@cache
def kind_of(code: str) -> dict[str, str]:
    """The class of an account."""
    return next(k for k in kinds() if code.startswith(k["prefix"]))


@dataclass
class Flows:
    """The lines of a span by what their vouchers do: (account, code, credit less debit), and the tags of the cash lines (…, tag, debit less credit)."""

    untagged: list[tuple[int, str, Decimal]] = field(default_factory=list)  # against cash, in vouchers without a tag
    tagged: list[tuple[int, str, Decimal]] = field(default_factory=list)  # against cash, in vouchers with one
    other: list[tuple[int, str, Decimal]] = field(default_factory=list)  # in vouchers that touch no cash
    tags: list[tuple[int, str, str, Decimal]] = field(default_factory=list)


def flows(who: Actor | Context, since: date, until: date) -> Flows:
    """Read once from the vouchers that touch cash; what touches none is the movement of the accounts less these."""
    codes = dict(Account.objects.filter(store_id=who.store_id).values_list("pk", "code"))
    cash = [pk for pk, code in codes.items() if is_cash(code)]
    months = Period.objects.filter(store_id=who.store_id, first_day__gte=since.replace(day=1), first_day__lte=until)
    periods = list(months.values_list("pk", flat=True))
    found = Flows()
    if not cash or not periods:
        return found
    facts = [*cash, *periods, who.store_id]
    where = (
        f"c.account_id IN ({bulk.marks(cash)}) AND c.period_id IN ({bulk.marks(periods)})"
        f" AND c.voucher_id NOT IN (SELECT v.id FROM {VOUCHER} v WHERE v.store_id = %s AND v.number IS NULL)"
    )
    sums = bulk.select(
        "SELECT l.account_id, t.tagged, SUM(l.credit - l.debit) FROM (SELECT c.voucher_id, MAX(CASE WHEN c.cash_flow <> '' THEN 1 ELSE 0 END)"
        f" AS tagged FROM {LINE} c WHERE {where} GROUP BY c.voucher_id) t JOIN {LINE} l ON l.voucher_id = t.voucher_id GROUP BY l.account_id, t.tagged",
        facts,
    )
    rest = {b.account_id: -b.net for b in movement(who, since, until) if b.account_id not in cash}
    for account, tagged, total in sums:
        if account not in cash:
            net = bulk.unscaled(total, 2)
            (found.tagged if tagged else found.untagged).append((account, codes[account], net))
            rest[account] = rest.get(account, ZERO) - net
    found.other = [(account, codes[account], net) for account, net in rest.items()]
    tags = f"SELECT c.account_id, c.cash_flow, SUM(c.debit - c.credit) FROM {LINE} c WHERE {where} AND c.cash_flow <> '' GROUP BY c.account_id, c.cash_flow"
    found.tags = [
        (account, codes[account], tag, bulk.unscaled(net, 2)) for account, tag, net in bulk.select(tags, facts)
    ]
    for part in (found.untagged, found.tagged, found.other):
        part[:] = sorted((x for x in part if x[2]), key=lambda x: x[1])
    return found


def is_cash(code: str) -> bool:
    """Cash and what is like it; restricted money is none."""
    return code in ("1001", "1012.02") or code.startswith("1002")


def direct(who: Actor | Context, since: date, until: date, known: Flows | None = None) -> dict[str, Cell]:
    """The direct method: each line of the form with the accounts that stood against the cash."""
    known = known or flows(who, since, until)
    found: dict[str, Cell] = defaultdict(Cell)
    for account, code, net in known.untagged:
        kind = kind_of(code)
        _add(found, kind["came_in"] if net > 0 else kind["went_out"], Part(account, code, net))
    for account, code, tag, net in known.tags:
        _add(found, tag, Part(account, code, net))
    return _whole("cash_flow", found)


def _add(found: dict[str, Cell], key: str, part: Part) -> None:
    """Money that went out stands positive in a line of payments."""
    if key.startswith("out_"):
        part.amount = -part.amount
    found[key].parts.append(part)
    found[key].amount += part.amount


def indirect(who: Actor | Context, since: date, until: date, known: Flows | None = None) -> dict[str, Cell]:
    """From the net profit to the operating cash flow. Agrees with the direct method, or a tag is wrong."""
    known = known or flows(who, since, until)
    found: dict[str, Cell] = defaultdict(Cell)
    for touches, rows in ((True, [*known.untagged, *known.tagged]), (False, known.other)):
        for account, code, net in rows:
            kind = kind_of(code)
            if code.startswith("6"):
                found["net_profit"].amount += net
                found["net_profit"].parts.append(Part(account, code, net))
                if kind["activity"] != "operating" and touches:
                    _row(found, kind["indirect"], Part(account, code, -net))
            elif kind["activity"] == "operating":
                _row(found, kind["indirect"], Part(account, code, net))
            elif not touches:
                _row(found, "not_cash", Part(account, code, net))
    return _whole("indirect", found)


def _row(found: dict[str, Cell], key: str, part: Part) -> None:
    found[key].parts.append(part)
    found[key].amount += part.amount


def _whole(name: str, found: dict[str, Cell]) -> dict[str, Cell]:
    whole: dict[str, Cell] = {}
    for row in rows_of(name):
        whole[row.key] = _summed(row, whole) if row.is_sum else found.get(row.key, Cell())
    return whole


def cash_at(who: Actor | Context, until: date) -> Decimal:
    """Cash and what is like it at the end of the month of ``until``."""
    return sum((b.net for b in closing(who, until) if is_cash(b.code)), ZERO)


def cash_flow(who: Actor | Context, since: date, until: date) -> Statement:
    """现金流量表: the span, the year so far, the same span a year before."""
    spans = (
        ("period", since, until),
        ("year", year_start(until), until),
        ("last_year", last_year(since), last_year(until)),
    )
    return Statement("cash_flow", since, until, [(n, direct(who, a, b)) for n, a, b in spans])


def agreement(who: Actor | Context, since: date, until: date) -> dict[str, Any]:
    """Both methods side by side, and the cash itself."""
    known = flows(who, since, until)
    one, two = direct(who, since, until, known), indirect(who, since, until, known)
    return {
        "direct": one["operating"].amount,
        "indirect": two["operating"].amount,
        "rows": two,
        "difference": one["operating"].amount - two["operating"].amount,
    }
