"""Gap-free numbers: drawn under a row lock in the transaction that makes the document real."""

from django.db import connection

from .context import Context
from .gate import must_be_inside


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
