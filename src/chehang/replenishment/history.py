"""What was asked for, month by month, and for which share of each month the part was in stock: from the goods book.

One statement reads the book. Going back from the stock of today through what moved since gives the stock of every day.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from chehang.core import bulk
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.counter.models import LostSale
from chehang.planning.arrays import Floats, Ints
from chehang.planning.demand import without_stockouts
from chehang.stock.models import Balance, Entry
from chehang.stock.models.balances import OWN

from .asking import day_number, day_of, numbers

# Sale, workshop, warranty, internal, fitted to a car — and what comes back of them. Samples and gifts do not recur.
ISSUES = (201, 202, 211, 212, 221, 231, 241)
WORKSHOP = (211, 212, 221)
# Demand that stock would have met; a customer who found the price too high would not have bought anyway.
SHORT = ("no_stock", "late")
MONTHS = 48
# A part that has lain empty for longer is no longer kept: its empty months say nothing about what would have sold.
LAPSE = 3


@dataclass(frozen=True)
class History:
    """Months × parts in the order of ``ids``: pieces asked for (negative where more came back), share of the month in
    stock. ``since`` counts the months before each part was first known. Of the last twelve months: ``asked``, how often
    (days with issues less days with returns, and lost sales), and ``workshop``, the share of the pieces that went to
    the workshop. ``months`` 0: nothing was asked for yet."""

    ids: Ints
    first: date
    months: int
    demand: Floats
    in_stock: Floats
    since: Ints
    asked: Ints
    workshop: Floats


def months_before(day: date, count: int) -> date:
    """The first day of the month ``count`` months before that of ``day``."""
    at = day.year * 12 + day.month - 1 - count
    return date(at // 12, at % 12 + 1, 1)


def months_after(day: date, count: int) -> date:
    """The first day of the month ``count`` months after that of ``day``."""
    return months_before(day, -count)


def read(ctx: Context, others: set[int]) -> History:
    """Issues less returns and lost sales of the last ``MONTHS`` complete months; ``others`` are parts wanted besides."""
    first, end = months_before(ctx.today, MONTHS), ctx.today.replace(day=1)
    part, day, net, issued, garage = _moved(ctx, first)
    lost_part, lost_day, lost = _lost(ctx, first, end)
    held_part, held = _held(ctx)
    ids = np.unique(np.concatenate([part, lost_part, held_part, np.fromiter(others, np.int64)]))
    at, lost_at = np.searchsorted(ids, part), np.searchsorted(ids, lost_part)
    complete = day < day_of(end)
    month, lost_month = _month(day), _month(lost_day)
    asked = np.concatenate([month[complete & (issued != 0)], lost_month])
    start = int(asked.min()) if asked.size else _month_of(end)
    months = _month_of(end) - start
    demand = np.zeros((months, len(ids)))
    use = complete & (month >= start)
    np.add.at(demand, (month[use] - start, at[use]), -issued[use] / 1000)
    np.add.at(demand, (lost_month - start, lost_at), lost / 1000)
    on_hand = np.zeros(len(ids))
    np.add.at(on_hand, np.searchsorted(ids, held_part), held)
    np.subtract.at(on_hand, at, net)
    year, lost_year = (m >= _month_of(end) - 12 for m in (month, lost_month))
    year &= complete
    return History(
        ids, date(start // 12, start % 12 + 1, 1), months, demand,
        shares(at, day, net, on_hand, _starts(start, months)),
        _since(ctx, ids, first, start, (at, month), (lost_at, lost_month)),
        _asked((at[year], issued[year]), lost_at[lost_year], len(ids)),
        _share(at[year], garage[year], issued[year], len(ids)),
    )  # fmt: skip


def _moved(ctx: Context, first: date) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """By part and day: part, day, and in thousandths the change of stock, what was issued and what of it to the workshop.

    Few parts move twice on a day, so summing here is faster than in the database.
    """
    part, day, kind, quantity = numbers(
        f"SELECT part_id, {day_number('business_date')}, CAST(movement AS INTEGER), quantity"
        f" FROM {Entry._meta.db_table} WHERE store_id = %s AND owner = %s AND business_date >= %s",
        [ctx.store_id, OWN, bulk.day(first)],
        4,
    )
    order = np.lexsort((day, part))
    moved = [part, day, quantity, *(np.where(np.isin(kind, kinds), quantity, 0) for kinds in (ISSUES, WORKSHOP))]
    part, day, *sums = (column[order] for column in moved)
    heads = np.flatnonzero((np.diff(part, prepend=-1) != 0) | (np.diff(day, prepend=0) != 0))
    net, issued, garage = (np.add.reduceat(column, heads) for column in sums)
    return part[heads], day[heads], net, issued, garage


def _lost(ctx: Context, first: date, end: date) -> Ints:
    found = (
        rows(LostSale, ctx)
        .filter(reason__in=SHORT, date__gte=first, date__lt=end)
        .values_list("part", "date", "quantity")
    )
    table = [(part, day_of(on), bulk.scaled(quantity, 3)) for part, on, quantity in found]
    return np.array(table, dtype=np.int64).reshape(-1, 3).T


def _held(ctx: Context) -> Ints:
    return numbers(
        f"SELECT part_id, CAST(SUM(on_hand) AS BIGINT) FROM {Balance._meta.db_table}"
        " WHERE store_id = %s AND owner = %s AND on_hand > 0 GROUP BY part_id ORDER BY part_id",
        [ctx.store_id, OWN],
        2,
    )


def _since(
    ctx: Context, ids: Ints, window: date, start: int, moved: tuple[Ints, Ints], lost: tuple[Ints, Ints]
) -> Ints:
    """Months from ``start`` until each part was first known; parts that only lie in stock were always known."""
    earliest = np.full(len(ids), np.iinfo(np.int64).max)
    for at, month in (moved, lost):
        np.minimum.at(earliest, at, month)
    before = numbers(
        f"SELECT DISTINCT part_id FROM {Entry._meta.db_table} WHERE store_id = %s AND business_date < %s ORDER BY part_id",
        [ctx.store_id, bulk.day(window)],
        1,
    )[0]
    earliest[np.isin(ids, before) | (earliest == np.iinfo(np.int64).max)] = start
    return np.maximum(earliest - start, 0)


def _asked(moved: tuple[Ints, Ints], lost_at: Ints, parts: int) -> Ints:
    at, issued = moved
    stood = np.bincount(at, -np.sign(issued), parts).astype(np.int64)
    return np.asarray(np.maximum(stood, 0) + np.bincount(lost_at, minlength=parts))


def _share(at: Ints, some: Ints, whole: Ints, parts: int) -> Floats:
    part, all_ = (np.maximum(-np.bincount(at, weights, parts), 0.0) for weights in (some, whole))
    return np.asarray(np.clip(part / np.maximum(all_, 1e-9), 0.0, 1.0))


def shares(at: Ints, day: Ints, net: Ints, opening: Floats, starts: Ints) -> Floats:
    """Share of the days of each month with stock at their beginning or their end (months × parts).

    ``at``, ``day`` and ``net`` list the days on which each part's stock changed, by part and day; ``opening`` is the
    stock before the first of them; ``starts`` are the first days of the months and, last, the day after them.
    """
    parts, months = len(opening), len(starts) - 1
    if not months or not parts:
        return np.ones((max(months, 0), parts))
    # Each part begins with its opening stock on the first day; what moved before then lies in that figure already.
    who = np.concatenate([np.arange(parts), at])
    when = np.concatenate([np.full(parts, starts[0]), np.maximum(day, starts[0])])
    change = np.concatenate([opening, net.astype(np.float64)])
    order = np.lexsort((np.arange(len(who)) >= parts, when, who))
    who, when, change = who[order], when[order], change[order]
    running = np.cumsum(change)
    heads = np.searchsorted(who, np.arange(parts))
    level = running - np.where(heads > 0, running[heads - 1], 0.0)[who]
    until = np.append(when[1:], starts[-1])
    until[np.append(who[1:] != who[:-1], True)] = starts[-1]
    # The day on which the last piece left was a day in stock.
    sold_out = np.append((level[1:] <= 0) & (who[1:] == who[:-1]), False) & (level > 0) & (until > when)
    return _by_month(who, when, until + sold_out, level > 0, starts, parts)


def _by_month(who: Ints, since: Ints, until: Ints, full: Ints, starts: Ints, parts: int) -> Floats:
    months = len(starts) - 1
    days = np.zeros(months * parts)
    who, since, until = who[full], since[full], np.minimum(until[full], starts[-1])
    while who.size:
        month = np.searchsorted(starts, since, side="right") - 1
        inside = since < until
        who, since, until, month = who[inside], since[inside], until[inside], month[inside]
        reach = np.minimum(until, starts[month + 1])
        days += np.bincount(month * parts + who, reach - since, months * parts)
        since = reach
    return np.asarray(np.minimum(days.reshape(months, parts) / np.diff(starts)[:, None], 1.0))


def kept(in_stock: Floats) -> Floats:
    """The shares, with 1 (nothing to correct) before a part was first stocked and once it has lain empty for longer
    than ``LAPSE`` months: there only recorded lost sales speak."""
    told = in_stock.copy()
    empty = np.full(in_stock.shape[1], LAPSE + 1)
    for month, share in enumerate(in_stock):
        empty = np.where(share > 0, 0, empty + 1)
        told[month] = np.where(empty > LAPSE, 1.0, share)
    return told


def corrected(booked: Floats, in_stock: Floats) -> Floats:
    """Demand with what would have been asked for while the part stood empty, in whole pieces.

    What the correction adds is gathered from month to month until it makes a piece: a third of a piece in each of three
    months would look like three demands.
    """
    added = np.nancumsum(without_stockouts(booked, in_stock) - booked, axis=0)
    whole = np.floor(added + 0.5)
    return np.asarray(booked + np.diff(whole, axis=0, prepend=0.0))


def _month(day: Ints) -> Ints:
    """Months since the year 0."""
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12


def _month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def _starts(start: int, months: int) -> Ints:
    return np.array([day_of(date(m // 12, m % 12 + 1, 1)) for m in range(start, start + months + 1)])
