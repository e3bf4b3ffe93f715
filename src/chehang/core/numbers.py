"""Gap-free numbers: drawn under a row lock in the transaction that makes the document real."""

from collections.abc import Collection

from django.db import connection

from .context import Actor, Context
from .gate import must_be_inside
from .models import NumberSeries

EACH = 3
WIDTH = 5  # figures of the running number


def draw_int(store_id: int, series: str, period: str) -> int:
    """The next number of a series. Rolled back with its transaction, so none is ever lost or used twice."""
    must_be_inside()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_numberseries (store_id, series, period, last) VALUES (%s, %s, %s, 1)"
            " ON CONFLICT (store_id, series, period) DO UPDATE SET last = core_numberseries.last + 1 RETURNING last",
            [store_id, series, period],
        )
        return int(cursor.fetchone()[0])


def draw(ctx: Context, series: str) -> str:
    """A document number such as ``CK-01-202611-00041``: series, store, month, five digits."""
    period = f"{ctx.today:%Y%m}"
    code = ctx.actor.store_code or f"{ctx.store_id:02d}"
    return f"{series}-{code}-{period}-{draw_int(ctx.store_id, series, period):05d}"


def draw_block(store_id: int, series: str, period: str, count: int) -> range:
    """The next ``count`` numbers of a series at once; like ``draw_int`` without a gap."""
    must_be_inside()
    if count < 1:
        return range(0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_numberseries (store_id, series, period, last) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (store_id, series, period) DO UPDATE SET last = core_numberseries.last + excluded.last"
            " RETURNING last",
            [store_id, series, period, count],
        )
        last = int(cursor.fetchone()[0])
    return range(last - count + 1, last + 1)


def with_figures(text: str, series: Collection[str], actor: Actor, most: int) -> list[tuple[str, str]]:
    """Numbers drawn in the actor's store that hold ``text`` (figures and dashes), as (series, number): at most three of a
    series and month, newest month first, ``most`` in all. What was drawn tells what can be found, so one question is enough."""
    drawn = NumberSeries.objects.filter(store_id=actor.store_id, series__in=series).exclude(period="all")
    code = actor.store_code or f"{actor.store_id:02d}"
    found: list[tuple[str, str]] = []
    for row in drawn.order_by("-period", "series").values_list("series", "period", "last"):
        name, period, last = row
        head = f"{name}-{code}-{period}-"
        runs = range(last, max(last - EACH, 0), -1) if text in head else _running(text, head, last)
        found += [(name, f"{head}{n:0{WIDTH}d}") for n in runs]
        if len(found) >= most:
            break
    return found[:most]


def _running(text: str, head: str, last: int) -> list[int]:
    """The newest running numbers up to ``last`` that begin with the figures after the last dash; or hold them, without one."""
    before, dash, figures = text.rpartition("-")
    free = WIDTH - len(figures)
    if not figures or free < 0 or (dash and not head.endswith(before + dash)):
        return []
    first = int(figures) * 10**free
    found = set(range(min(last, first + 10**free - 1), max(first, 1) - 1, -1)[:EACH])
    if free == 1 and not dash:
        found |= {n for n in (int(f"{ahead}{figures}") for ahead in range(10)) if 0 < n <= last}
    return sorted(found, reverse=True)[:EACH]
