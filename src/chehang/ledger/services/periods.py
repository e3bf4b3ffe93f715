"""Finding the month a date belongs to, and refusing it when it is no longer open."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused

from ..models import Period
from .opening import add_period

PERIOD = Period._meta.db_table


def require_open(ctx: Context, on: date) -> Period:
    """The open period of a date, held open until the transaction ends.

    Refused("period.closed") when it is closed or locked, Refused("period.unknown") before the books begin.
    """
    period = _of(ctx, on)
    if period.state != "open":
        raise Refused(
            "period.closed",
            _("The month %(month)s is %(state)s. Please use a date of an open month, or ask finance to reopen it."),
            field="date",
            month=str(period),
            state=_state_title(period.state),
        )
    return period


def next_number(ctx: Context, on: date) -> tuple[int, int]:
    """(period id, next voucher number) of an open month.

    The number lives in the period's row: taking it holds the month open, and of two posters one waits. A rolled back
    transaction gives its number back, so the numbers have no gap.
    """
    drawn = _draw(ctx, on)
    if drawn is None:
        require_open(ctx, on)
        drawn = _draw(ctx, on)
    assert drawn is not None
    return drawn


def next_numbers(ctx: Context, days: Sequence[date]) -> list[tuple[int, int]]:
    """The same for many days, in their order: a month's numbers follow each other."""
    wanted = Counter((on.year, on.month) for on in days)
    firsts: dict[tuple[int, int], tuple[int, int]] = {}
    for on in days:
        month = (on.year, on.month)
        if month not in firsts:
            firsts[month] = next_number(ctx, on)
            _skip(ctx, on, wanted[month] - 1)
    given: Counter[tuple[int, int]] = Counter()
    found = []
    for on in days:
        month = (on.year, on.month)
        period, number = firsts[month]
        found.append((period, number + given[month]))
        given[month] += 1
    return found


def _skip(ctx: Context, on: date, many: int) -> None:
    """Take ``many`` more numbers of a month that this act holds already; the database lets them go up one by one only."""
    row = [ctx.store_id, on.year, on.month]
    bulk.each(
        f"UPDATE {PERIOD} SET last_number = last_number + 1 WHERE store_id = %s AND year = %s AND month = %s",
        [row] * many,
    )


def _draw(ctx: Context, on: date) -> tuple[int, int] | None:
    rows = bulk.select(
        f"UPDATE {PERIOD} SET last_number = last_number + 1 WHERE store_id = %s AND year = %s AND month = %s"
        " AND state = 'open' RETURNING id, last_number",
        [ctx.store_id, on.year, on.month],
    )
    return (rows[0][0], rows[0][1]) if rows else None


def _of(ctx: Context, on: date) -> Period:
    months = Period.objects.filter(store_id=ctx.store_id)
    found = months.filter(year=on.year, month=on.month).select_for_update().first()
    if found is not None:
        return found
    last = months.order_by("-first_day").first()
    if last is None or on < last.first_day:
        raise Refused(
            "period.unknown", _("The books of this store do not reach back to %(day)s."), field="date", day=on
        )
    if (on.year, on.month) > (ctx.today.year, ctx.today.month):
        raise Refused(
            "period.ahead", _("The month of %(day)s has not begun. Use a date of this month."), field="date", day=on
        )
    while (last.year, last.month) != (on.year, on.month):
        last = add_period(ctx.store_id, Period.following(last.year, last.month))
    return last


def _state_title(state: str) -> object:
    from ..states import PERIOD as machine

    return machine.title(state)
