"""What is there now: read from the balances, never by adding up history."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from chehang.core import bulk
from chehang.core.context import Actor, Clock, Context

from ..models import Balance, Bin, Lot, Pool
from ..models.balances import OWN

ZERO = Decimal(0)


@dataclass
class OnHand:
    """A part in the store. ``available`` may be promised: free, on an unlocked shelf, not expired."""

    on_hand: Decimal = ZERO
    reserved: Decimal = ZERO
    available: Decimal = ZERO
    bins: list[tuple[str, Decimal]] = field(default_factory=list)


def on_hand(who: Actor | Context, part_ids: Iterable[int], *, owner: str = OWN) -> dict[int, OnHand]:
    """Each part's goods with the bins they lie in, in walk order; parts without goods are there with zeros."""
    wanted = sorted(set(part_ids))
    found = {part: OnHand() for part in wanted}
    if not wanted:
        return found
    for part, on, held, free, code in _rows(who, wanted, owner):
        there = found[part]
        quantity = bulk.unscaled(on, 3)
        there.on_hand += quantity
        there.reserved += bulk.unscaled(held, 3)
        there.available += bulk.unscaled(free, 3)
        if quantity:
            if there.bins and there.bins[-1][0] == code:
                there.bins[-1] = (code, there.bins[-1][1] + quantity)
            else:
                there.bins.append((code, quantity))
    return found


def _rows(who: Actor | Context, wanted: list[int], owner: str) -> list[tuple[int, int, int, int, str]]:
    today = who.today if isinstance(who, Context) else Clock().today()
    return bulk.select(  # type: ignore[return-value]
        "SELECT t.part_id, t.on_hand, t.reserved, CASE WHEN b.kind = 'shelf' AND NOT b.locked AND"
        " (l.expires IS NULL OR l.expires >= %s) THEN t.on_hand - t.reserved ELSE 0 END, b.code"
        f" FROM {Balance._meta.db_table} t JOIN {Bin._meta.db_table} b ON b.id = t.bin_id"
        f" LEFT JOIN {Lot._meta.db_table} l ON l.id = t.lot_id"
        f" WHERE t.store_id = %s AND t.owner = %s AND t.on_hand > 0 AND t.part_id IN ({bulk.marks(wanted)})"
        " ORDER BY t.part_id, b.walk_order, b.code",
        [bulk.day(today), who.store_id, owner, *wanted],
    )


def pool(who: Actor | Context, part_ids: Iterable[int], *, owner: str = OWN) -> dict[int, tuple[Decimal, Decimal]]:
    """Part → (quantity, value in yuan without VAT); parts never received are left out."""
    rows = Pool.objects.filter(store_id=who.store_id, owner=owner, part_id__in=list(part_ids))
    return {part: (q, v) for part, q, v in rows.values_list("part_id", "quantity", "value")}


def stock_value(who: Actor | Context, *, owner: str = OWN) -> Decimal:
    """What the store's own goods are worth, in yuan without VAT."""
    rows = bulk.select(
        f"SELECT COALESCE(SUM(value), 0) FROM {Pool._meta.db_table} WHERE store_id = %s AND owner = %s",
        [who.store_id, owner],
    )
    return bulk.unscaled(rows[0][0], 2)
