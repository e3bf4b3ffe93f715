"""What always holds in the goods book."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.verify import invariant, offending

PLACE = "store_id, part_id, bin_id, COALESCE(lot_id, 0), owner"
NAMED = "store_id, part_id, bin_id, COALESCE(lot_id, 0) AS lot, owner"
WHERE = "store {store_id} part {part_id} bin {bin_id} batch {lot} owner {owner}: "

SPAN = 100_000


def spans() -> Iterator[list[int]]:
    """Ranges of parts with some hundred thousand entries each, so that proving needs no more memory in ten years."""
    low = high = entries = 0
    for part_id, n in bulk.select("SELECT part_id, COUNT(*) FROM stock_entry GROUP BY part_id ORDER BY part_id"):
        if entries and entries + n > SPAN:
            yield [low, high]
            low, entries = high + 1, 0
        high, entries = part_id, entries + n
    yield [low, 2**62]


@invariant("I01", _("On hand is the sum of the entries"))
def on_hand_is_the_sum() -> Iterator[str]:
    """Per store, part, bin, batch and owner."""
    for span in spans():
        yield from offending(
            f"SELECT {NAMED}, SUM(booked) AS booked, SUM(kept) AS kept FROM"
            " (SELECT store_id, part_id, bin_id, lot_id, owner, quantity AS booked, 0 AS kept FROM stock_entry"
            " WHERE bin_id IS NOT NULL AND part_id BETWEEN %s AND %s UNION ALL"
            " SELECT store_id, part_id, bin_id, lot_id, owner, 0, on_hand FROM stock_balance"
            " WHERE part_id BETWEEN %s AND %s) x"
            f" GROUP BY {PLACE} HAVING SUM(booked) <> SUM(kept)",
            WHERE + "entries give {booked}, the balance says {kept} (thousandths)",
            [*span, *span],
        )


@invariant("I02", _("On hand was never negative"))
def never_negative() -> Iterator[str]:
    """After every entry in recording order, and at the end of every business date."""
    for span in spans():
        yield from offending(
            f"SELECT * FROM (SELECT {NAMED}, id, SUM(quantity) OVER (PARTITION BY {PLACE} ORDER BY id) AS level"
            " FROM stock_entry WHERE bin_id IS NOT NULL AND part_id BETWEEN %s AND %s) x WHERE level < 0",
            WHERE + "{level} after entry {id} (thousandths)",
            span,
        )
        yield from offending(
            "SELECT * FROM (SELECT store_id, part_id, bin_id, lot, owner, business_date, SUM(moved) OVER"
            " (PARTITION BY store_id, part_id, bin_id, lot, owner ORDER BY business_date) AS level FROM"
            f" (SELECT {NAMED}, business_date, SUM(quantity) AS moved FROM stock_entry WHERE bin_id IS NOT NULL"
            f" AND part_id BETWEEN %s AND %s GROUP BY {PLACE}, business_date) d) x WHERE level < 0",
            WHERE + "{level} at the end of {business_date} (thousandths)",
            span,
        )


@invariant("I03", _("Reserved is the sum of open reservations and never more than on hand"))
def reserved_is_the_sum() -> Iterator[str]:
    """Also 0 ≤ reserved ≤ on hand, which the database refuses to break."""
    yield from offending(
        f"SELECT {NAMED}, SUM(held) AS held, SUM(kept) AS kept FROM"
        " (SELECT store_id, part_id, bin_id, lot_id, owner, quantity AS held, 0 AS kept FROM stock_reservation"
        " WHERE open UNION ALL SELECT store_id, part_id, bin_id, lot_id, owner, 0, reserved FROM stock_balance) x"
        f" GROUP BY {PLACE} HAVING SUM(held) <> SUM(kept)",
        WHERE + "open reservations give {held}, the balance says {kept} (thousandths)",
    )
    yield from offending(
        f"SELECT {NAMED}, on_hand, reserved FROM stock_balance WHERE reserved < 0 OR reserved > on_hand",
        WHERE + "reserved {reserved} of {on_hand} (thousandths)",
    )


@invariant("I05", _("The pools are the sum of the entries; without goods there is no value"))
def pools_are_the_sum() -> Iterator[str]:
    """Quantity and value of each part, to the thousandth and the fen."""
    for span in spans():
        yield from offending(
            "SELECT store_id, part_id, owner, SUM(q) AS q, SUM(v) AS v FROM (SELECT store_id, part_id, owner,"
            " quantity AS q, value AS v FROM stock_entry WHERE part_id BETWEEN %s AND %s UNION ALL"
            " SELECT store_id, part_id, owner, -quantity, -value FROM stock_pool WHERE part_id BETWEEN %s AND %s) x"
            " GROUP BY store_id, part_id, owner HAVING SUM(q) <> 0 OR SUM(v) <> 0",
            "store {store_id} part {part_id} owner {owner}: entries and pool differ by {q} thousandths, {v} fen",
            [*span, *span],
        )
    yield from offending(
        "SELECT store_id, part_id, owner, quantity, value FROM stock_pool"
        " WHERE quantity < 0 OR value < 0 OR (quantity = 0 AND value <> 0)",
        "store {store_id} part {part_id} owner {owner}: quantity {quantity}, value {value}",
    )


@invariant("I16.goods", _("A reversed entry and its reversal add up to nothing"))
def reversals_mirror() -> Iterator[str]:
    """Same part, bin, batch and owner; each entry is reversed once at most."""
    yield from offending(
        "SELECT r.id, r.reverses_id FROM stock_entry r LEFT JOIN stock_entry o ON o.id = r.reverses_id"
        " WHERE r.reverses_id IS NOT NULL AND (o.id IS NULL OR o.quantity + r.quantity <> 0 OR o.value + r.value <> 0"
        " OR o.part_id <> r.part_id OR o.store_id <> r.store_id OR o.owner <> r.owner"
        " OR COALESCE(o.bin_id, 0) <> COALESCE(r.bin_id, 0) OR COALESCE(o.lot_id, 0) <> COALESCE(r.lot_id, 0))",
        "stock entry {id} does not mirror entry {reverses_id}",
    )
    yield from offending(
        "SELECT reverses_id, COUNT(*) AS n FROM stock_entry WHERE reverses_id IS NOT NULL"
        " GROUP BY reverses_id HAVING COUNT(*) > 1",
        "stock entry {reverses_id} is reversed {n} times",
    )
