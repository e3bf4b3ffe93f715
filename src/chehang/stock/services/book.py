"""Writing into the goods book: the few statements all movements are made of.

Quantities are thousandths and values fen here, as the database keeps them. Whoever changes a part's goods holds
the lock of its pool row first, pools in order of part: so nobody waits crosswise.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.sources import Source

from ..models import Balance, Bin, Entry, Pool
from .refusals import short

ENTRY, BALANCE, POOL = (m._meta.db_table for m in (Entry, Balance, Pool))
PLACE = (
    "t.store_id = %s AND t.part_id = v.column1 AND t.bin_id = v.column2"
    " AND COALESCE(t.lot_id, 0) = v.column3 AND t.owner = v.column4"
)


class Row(NamedTuple):
    """An entry about to be written."""

    part_id: int
    bin_id: int | None
    lot_id: int | None
    owner: str
    quantity: int
    value: int
    movement: str
    line_id: int
    reverses_id: int | None = None
    field: str = ""


Place = tuple[int, int, int, str]  # part, bin, lot or 0, owner


def business_day(ctx: Context, wanted: date | None) -> date:
    """The date of the movement: today, or an earlier day that is asked for."""
    if wanted is not None and wanted > ctx.today:
        raise Refused("stock.future", _("A movement cannot be dated later than today."), field="business_date")
    return wanted or ctx.today


def check_bins(ctx: Context, bin_ids: Iterable[int | None]) -> None:
    """All bins are of this store, and none is locked for a count."""
    wanted = sorted({b for b in bin_ids if b is not None} - ctx.memo.get("stock.open_bins", set()))
    if not wanted:
        return
    found = Bin.objects.filter(store_id=ctx.store_id, pk__in=wanted).values_list("code", "locked")
    if len(found) != len(wanted):
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Bin._meta.verbose_name)
    for code, locked in found:
        if locked:
            raise Refused(
                "stock.bin_locked",
                _("Bin %(bin)s is locked, probably for a count. Please wait until it is open again."),
                bin=code,
            )


def open_bin(ctx: Context, kind: str) -> Bin:
    """The store's first open bin of a kind, such as receiving or quarantine. Refused("bin.none") when there is none."""
    found = Bin.objects.filter(store_id=ctx.store_id, kind=kind, locked=False).order_by("walk_order", "code").first()
    if found is None:
        raise Refused("bin.none", _("The store has no open bin of kind “%(kind)s”. Set one up first."), kind=kind)
    ctx.memo.setdefault("stock.open_bins", set()).add(found.pk)
    return found


def lock_pools(ctx: Context, part_ids: Iterable[int]) -> dict[tuple[int, str], tuple[int, int]]:
    """Lock the pools of the parts; (part, owner) → (quantity, value)."""
    wanted = sorted(set(part_ids))
    if not wanted:
        return {}
    rows = bulk.select(
        f"SELECT part_id, owner, quantity, value FROM {POOL} WHERE store_id = %s AND part_id IN ({bulk.marks(wanted)})"
        f" ORDER BY part_id, owner{bulk.locking()}",
        [ctx.store_id, *wanted],
    )
    return {(part, owner): (quantity, value) for part, owner, quantity, value in rows}


def put_in(ctx: Context, rows: Sequence[Row], day: date) -> None:
    """Raise balances by the positive quantities of ``rows``."""
    gains: dict[Place, int] = defaultdict(int)
    for row in rows:
        if row.quantity > 0 and row.bin_id is not None:
            gains[row.part_id, row.bin_id, row.lot_id or 0, row.owner] += row.quantity
    on = bulk.day(day)
    bulk.insert(
        BALANCE,
        ("store_id", "part_id", "bin_id", "lot_id", "owner", "on_hand", "reserved", "last_date"),
        [(ctx.store_id, p, b, lot or None, owner, q, 0, on) for (p, b, lot, owner), q in sorted(gains.items())],
        tail="ON CONFLICT (store_id, part_id, bin_id, COALESCE(lot_id, 0), owner) DO UPDATE SET"
        f" on_hand = {BALANCE}.on_hand + excluded.on_hand, last_date ="
        f" CASE WHEN excluded.last_date > {BALANCE}.last_date THEN excluded.last_date ELSE {BALANCE}.last_date END",
    )


def take_out(ctx: Context, rows: Sequence[Row], day: date, *, reserved: dict[Place, int] | None = None) -> None:
    """Lower balances by the negative quantities of ``rows``, of which ``reserved`` was held for the document.

    Refused("stock.short") when a place holds too little, now or on any later day than ``day``.
    """
    losses: dict[Place, int] = defaultdict(int)
    for row in rows:
        if row.quantity < 0 and row.bin_id is not None:
            losses[row.part_id, row.bin_id, row.lot_id or 0, row.owner] -= row.quantity
    if not losses:
        return
    held = reserved or {}
    looked_ahead = day < ctx.today
    if looked_ahead:
        _check_later_days(ctx, losses, day, rows)
    on = bulk.day(day)
    changed = bulk.update(
        BALANCE,
        "on_hand = t.on_hand - v.column5, reserved = t.reserved - v.column6,"
        " last_date = CASE WHEN v.column7 > t.last_date THEN v.column7 ELSE t.last_date END",
        [(*place, q, held.get(place, 0), on) for place, q in sorted(losses.items())],
        PLACE + " AND t.on_hand - t.reserved >= v.column5 - v.column6 AND t.reserved >= v.column6"
        " AND t.on_hand >= v.column5" + ("" if looked_ahead else " AND t.last_date <= v.column7"),
        [ctx.store_id],
    )
    if changed != len(losses):
        raise short(ctx, losses, held, rows)


def _check_later_days(ctx: Context, losses: dict[Place, int], day: date, rows: Sequence[Row]) -> None:
    """A movement of an earlier day must leave enough on every day since."""
    parts = sorted({p for p, *_rest in losses})
    later = bulk.select(
        f"SELECT part_id, bin_id, COALESCE(lot_id, 0), owner, business_date, SUM(quantity) FROM {ENTRY}"
        f" WHERE store_id = %s AND part_id IN ({bulk.marks(parts)}) AND business_date > %s AND bin_id IS NOT NULL"
        " GROUP BY part_id, bin_id, COALESCE(lot_id, 0), owner, business_date ORDER BY business_date DESC",
        [ctx.store_id, *parts, bulk.day(day)],
    )
    now = bulk.select(
        f"SELECT part_id, bin_id, COALESCE(lot_id, 0), owner, on_hand FROM {BALANCE}"
        f" WHERE store_id = %s AND part_id IN ({bulk.marks(parts)})",
        [ctx.store_id, *parts],
    )
    level = {(p, b, lot, owner): int(q) for p, b, lot, owner, q in now}
    least = dict(level)
    for p, b, lot, owner, _on, q in later:
        place = (p, b, lot, owner)
        level[place] -= int(q)
        least[place] = min(least[place], level[place])
    for place, q in losses.items():
        if least.get(place, 0) < q:
            raise short(ctx, losses, {}, rows, day=day)


def write(ctx: Context, source: Source, rows: Sequence[Row], day: date) -> list[int]:
    """Append the entries; returns their ids in the order of ``rows``."""
    on, at = bulk.day(day), bulk.moment(ctx.now)
    found = bulk.insert(
        ENTRY,
        (
            "store_id", "part_id", "bin_id", "lot_id", "owner", "quantity", "value", "movement", "business_date",
            "at", "document", "object_id", "line_id", "employee_id", "reverses_id",
        ),
        [
            (
                ctx.store_id, r.part_id, r.bin_id, r.lot_id, r.owner, r.quantity, r.value, r.movement, on,
                at, source.document, source.id, r.line_id, ctx.actor.employee_id, r.reverses_id,
            )
            for r in rows
        ],
        returning="id",
    )  # fmt: skip
    return [pk for (pk,) in found]


def add_to_pools(ctx: Context, rows: Sequence[Row]) -> None:
    """Raise pools by goods that come in (quantities and values not negative)."""
    gains: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        gain = gains[row.part_id, row.owner]
        gain[0] += row.quantity
        gain[1] += row.value
    bulk.insert(
        POOL,
        ("store_id", "part_id", "owner", "quantity", "value"),
        [(ctx.store_id, p, owner, q, v) for (p, owner), (q, v) in sorted(gains.items())],
        tail="ON CONFLICT (store_id, part_id, owner) DO UPDATE SET"
        f" quantity = {POOL}.quantity + excluded.quantity, value = {POOL}.value + excluded.value",
    )


def set_pools(ctx: Context, pools: dict[tuple[int, str], tuple[int, int]]) -> None:
    """Write the new state of pools that ``lock_pools`` has locked."""
    bulk.update(
        POOL,
        "quantity = v.column3, value = v.column4",
        [(p, owner, q, v) for (p, owner), (q, v) in sorted(pools.items())],
        "t.store_id = %s AND t.part_id = v.column1 AND t.owner = v.column2",
        [ctx.store_id],
    )


def entries_of(ids: Sequence[int], source: Source, rows: Sequence[Row], ctx: Context, day: date) -> list[Entry]:
    """The written entries as objects, without reading them back."""
    return [
        Entry(
            id=pk,
            store_id=ctx.store_id,
            part_id=r.part_id,
            bin_id=r.bin_id,
            lot_id=r.lot_id,
            owner=r.owner,
            quantity=bulk.unscaled(r.quantity, 3),
            value=bulk.unscaled(r.value, 2),
            movement=r.movement,
            business_date=day,
            at=ctx.now,
            **source.key,
            line_id=r.line_id,
            employee_id=ctx.actor.employee_id,
            reverses_id=r.reverses_id,
        )
        for pk, r in zip(ids, rows, strict=True)
    ]
