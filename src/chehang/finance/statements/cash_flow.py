"""现金流量表, directly and indirectly: in every voucher that touches cash, what stands against the cash says what it was for.

Restricted money (1012.01) is no cash. A tag on the cash line itself comes first.
"""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from chehang.core import bulk
from chehang.core.context import Actor, Context
from chehang.ledger.models import Account, Line, Period, Voucher

from .figures import TRANSFERS, Statement, last_year, year_start
from .rows import DATA, Cell, Part, _summed, rows_of

ZERO = Decimal(0)
LINE, VOUCHER, ACCOUNT, PERIOD = (m._meta.db_table for m in (Line, Voucher, Account, Period))
CASH = "(a.code = '1001' OR a.code LIKE '1002%%' OR a.code = '1012.02')"


@cache
def kinds() -> list[dict[str, str]]:
    """How accounts are classed, the longest prefix first."""
    with (DATA / "cash_flow_map.csv").open(encoding="utf-8") as file:
        return sorted(csv.DictReader(file), key=lambda r: -len(r["prefix"]))


@cache
def kind_of(code: str) -> dict[str, str]:
    """The class of an account."""
    return next(k for k in kinds() if code.startswith(k["prefix"]))


def _against(who: Actor | Context, since: date, until: date, touching: bool) -> list[tuple[int, str, Decimal]]:
    """(account, code, credit less debit) of the lines that are no cash, in vouchers that touch cash or in those that do not."""
    exists = "EXISTS" if touching else "NOT EXISTS"
    tagged = f"EXISTS (SELECT 1 FROM {LINE} t WHERE t.voucher_id = v.id AND t.cash_flow <> '')"
    rows = bulk.select(
        f"SELECT l.account_id, a.code, SUM(l.credit - l.debit) FROM {LINE} l JOIN {VOUCHER} v ON v.id = l.voucher_id"
        f" JOIN {PERIOD} p ON p.id = v.period_id JOIN {ACCOUNT} a ON a.id = l.account_id"
        f" WHERE l.store_id = %s AND v.state = 'posted' AND p.first_day >= %s AND p.first_day <= %s AND NOT {CASH}"
        f" AND v.event NOT IN ({bulk.marks(TRANSFERS)})"
        f" AND {exists} (SELECT 1 FROM {LINE} c JOIN {ACCOUNT} a ON a.id = c.account_id WHERE c.voucher_id = v.id AND {CASH})"
        + (f" AND NOT {tagged}" if touching else "")
        + " GROUP BY l.account_id, a.code ORDER BY a.code",
        [who.store_id, bulk.day(since.replace(day=1)), bulk.day(until), *TRANSFERS],
    )
    return [(a, code, bulk.unscaled(net, 2)) for a, code, net in rows]


def _tagged(who: Actor | Context, since: date, until: date) -> list[tuple[int, str, str, Decimal]]:
    """(account, code, tag, debit less credit) of tagged cash lines."""
    rows = bulk.select(
        f"SELECT l.account_id, a.code, l.cash_flow, SUM(l.debit - l.credit) FROM {LINE} l JOIN {VOUCHER} v ON v.id = l.voucher_id"
        f" JOIN {PERIOD} p ON p.id = v.period_id JOIN {ACCOUNT} a ON a.id = l.account_id"
        f" WHERE l.store_id = %s AND v.state = 'posted' AND p.first_day >= %s AND p.first_day <= %s AND {CASH}"
        " AND l.cash_flow <> '' GROUP BY l.account_id, a.code, l.cash_flow",
        [who.store_id, bulk.day(since.replace(day=1)), bulk.day(until)],
    )
    return [(a, code, tag, bulk.unscaled(net, 2)) for a, code, tag, net in rows]


def direct(who: Actor | Context, since: date, until: date) -> dict[str, Cell]:
    """The direct method: each line of the form with the accounts that stood against the cash."""
    found: dict[str, Cell] = defaultdict(Cell)
    for account, code, net in _against(who, since, until, touching=True):
        kind = kind_of(code)
        _add(found, kind["came_in"] if net > 0 else kind["went_out"], Part(account, code, net))
    for account, code, tag, net in _tagged(who, since, until):
        _add(found, tag, Part(account, code, net))
    return _whole("cash_flow", found)


def _add(found: dict[str, Cell], key: str, part: Part) -> None:
    """Money that went out stands positive in a line of payments."""
    if key.startswith("out_"):
        part.amount = -part.amount
    found[key].parts.append(part)
    found[key].amount += part.amount


def indirect(who: Actor | Context, since: date, until: date) -> dict[str, Cell]:
    """From the net profit to the operating cash flow. Agrees with the direct method, or a tag is wrong."""
    found: dict[str, Cell] = defaultdict(Cell)
    cash, other = (_against(who, since, until, touching=t) for t in (True, False))
    tagged = _tagged_rest(who, since, until)
    for touches, rows in ((True, [*cash, *tagged]), (False, other)):
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


def _tagged_rest(who: Actor | Context, since: date, until: date) -> list[tuple[int, str, Decimal]]:
    """The lines against cash in vouchers whose cash is tagged."""
    rows = bulk.select(
        f"SELECT l.account_id, a.code, SUM(l.credit - l.debit) FROM {LINE} l JOIN {VOUCHER} v ON v.id = l.voucher_id"
        f" JOIN {PERIOD} p ON p.id = v.period_id JOIN {ACCOUNT} a ON a.id = l.account_id"
        f" WHERE l.store_id = %s AND v.state = 'posted' AND p.first_day >= %s AND p.first_day <= %s AND NOT {CASH}"
        f" AND EXISTS (SELECT 1 FROM {LINE} t WHERE t.voucher_id = v.id AND t.cash_flow <> '') GROUP BY l.account_id, a.code",
        [who.store_id, bulk.day(since.replace(day=1)), bulk.day(until)],
    )
    return [(a, code, bulk.unscaled(net, 2)) for a, code, net in rows]


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
    from .figures import closing

    return sum(
        (b.net for b in closing(who, until) if b.code == "1001" or b.code.startswith("1002") or b.code == "1012.02"),
        ZERO,
    )


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
    one, two = direct(who, since, until), indirect(who, since, until)
    return {
        "direct": one["operating"].amount,
        "indirect": two["operating"].amount,
        "rows": two,
        "difference": one["operating"].amount - two["operating"].amount,
    }
