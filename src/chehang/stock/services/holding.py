"""Holding goods for a document: which bins they are to be taken from, and letting them go again."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.sources import Source

from ..models import Bin, Lot, Reservation
from ..models.balances import OWN
from . import book
from .refusals import part_name, plain

HELD = Reservation._meta.db_table


@dataclass(frozen=True)
class Want:
    """A quantity of a part wanted for a line."""

    part_id: int
    quantity: Decimal
    line_id: int = 0
    owner: str = OWN


@dataclass
class _Free:
    balance_id: int
    part_id: int
    bin_id: int
    lot_id: int | None
    owner: str
    free: int
    code: str
    taken: int = 0


def reserve(ctx: Context, source: Source, wants: Sequence[Want]) -> list[Reservation]:
    """Hold goods: the batch that expires first, then the walk through the shelves.

    Goods in receiving, quarantine, dispatch or locked bins, and expired batches, are never promised.
    Refused("stock.short") when the shelves have too little that is free.
    """
    book.lock_pools(ctx, (w.part_id for w in wants))
    shelves = _shelves(ctx, wants)
    chosen: list[tuple[Want, _Free, int]] = []
    for n, want in enumerate(wants):
        if want.quantity <= 0:
            raise Refused("stock.quantity", _("The quantity must be more than 0."), field=f"lines.{n}.quantity")
        chosen += _choose(want, shelves[want.part_id, want.owner], n)
    touched = {f.balance_id: f for _want, f, _q in chosen}
    bulk.update(
        book.BALANCE,
        "reserved = t.reserved + v.column2",
        [(pk, f.taken) for pk, f in sorted(touched.items())],
        "t.id = v.column1",
    )
    return _write(ctx, source, chosen)


def _shelves(ctx: Context, wants: Sequence[Want]) -> dict[tuple[int, str], list[_Free]]:
    parts = sorted({w.part_id for w in wants}) or [0]
    bins, lots = Bin._meta.db_table, Lot._meta.db_table
    rows = bulk.select(
        f"SELECT t.id, t.part_id, t.bin_id, t.lot_id, t.owner, t.on_hand - t.reserved, b.code FROM {book.BALANCE} t"
        f" JOIN {bins} b ON b.id = t.bin_id LEFT JOIN {lots} l ON l.id = t.lot_id"
        f" WHERE t.store_id = %s AND t.part_id IN ({bulk.marks(parts)}) AND t.on_hand > t.reserved"
        " AND b.kind = 'shelf' AND NOT b.locked AND (l.expires IS NULL OR l.expires >= %s)"
        " ORDER BY l.expires IS NULL, l.expires, b.walk_order, b.code, t.id" + bulk.locking("t"),
        [ctx.store_id, *parts, bulk.day(ctx.today)],
    )
    found: dict[tuple[int, str], list[_Free]] = defaultdict(list)
    for row in rows:
        found[row[1], row[4]].append(_Free(*row))
    return found


def _choose(want: Want, shelves: list[_Free], n: int) -> list[tuple[Want, _Free, int]]:
    need, chosen = bulk.scaled(want.quantity, 3), []
    have = sum(f.free for f in shelves)
    if have < need:
        raise Refused(
            "stock.short",
            _(
                "%(part)s: %(have)s free on the shelves (%(bin)s), %(need)s needed. Please take fewer,"
                " offer a substitute, or order the part."
            ),
            field=f"lines.{n}.quantity",
            part=part_name(want.part_id),
            have=plain(have),
            need=plain(need),
            bin=", ".join(f.code for f in shelves if f.free) or "—",
        )
    for shelf in shelves:
        if take := min(need, shelf.free):
            shelf.free -= take
            shelf.taken += take
            need -= take
            chosen.append((want, shelf, take))
        if not need:
            break
    return chosen


def _write(ctx: Context, source: Source, chosen: Sequence[tuple[Want, _Free, int]]) -> list[Reservation]:
    made = [
        Reservation(
            store_id=ctx.store_id,
            part_id=f.part_id,
            bin_id=f.bin_id,
            lot_id=f.lot_id,
            owner=f.owner,
            quantity=bulk.unscaled(take, 3),
            **source.key,
            line_id=want.line_id,
        )
        for want, f, take in chosen
    ]
    ids = bulk.insert(
        HELD,
        ("store_id", "part_id", "bin_id", "lot_id", "owner", "quantity", "document", "object_id", "line_id", "open"),
        [
            (ctx.store_id, f.part_id, f.bin_id, f.lot_id, f.owner, take, source.document, source.id, want.line_id, True)
            for want, f, take in chosen
        ],
        returning="id",
    )
    for reservation, (pk,) in zip(made, ids, strict=True):
        reservation.pk = pk
    return made


def unreserve(ctx: Context, source: Source) -> None:
    """Let go of everything a document still holds; nothing happens when it holds nothing."""
    parts = list(
        Reservation.objects.filter(store_id=ctx.store_id, **source.key, open=True).values_list("part_id", flat=True)
    )
    if not parts:
        return
    book.lock_pools(ctx, parts)
    freed: dict[book.Place, int] = defaultdict(int)
    for part, bin_id, lot, owner, quantity in bulk.select(
        f"UPDATE {HELD} SET open = %s WHERE store_id = %s AND document = %s AND object_id = %s AND open"
        " RETURNING part_id, bin_id, COALESCE(lot_id, 0), owner, quantity",
        [False, ctx.store_id, source.document, source.id],
    ):
        freed[part, bin_id, lot, owner] += quantity
    bulk.update(
        book.BALANCE,
        "reserved = t.reserved - v.column5",
        [(*place, q) for place, q in sorted(freed.items())],
        book.PLACE,
        [ctx.store_id],
    )


def take_held(ctx: Context, source: Source, rows: Sequence[book.Row]) -> None:
    """Close what the document holds for ``rows``; what is taken in part stays held for the rest.

    Refused("stock.not_held") when the document does not hold that much there.
    """
    held = bulk.select(
        f"SELECT id, part_id, bin_id, COALESCE(lot_id, 0), owner, line_id, quantity FROM {HELD}"
        " WHERE store_id = %s AND document = %s AND object_id = %s AND open ORDER BY id",
        [ctx.store_id, source.document, source.id],
    )
    left = {r[0]: r[6] for r in held}
    by_place: dict[tuple[int, int, int, str], list[tuple[int, int]]] = defaultdict(list)
    for pk, part, bin_id, lot, owner, line_id, _q in held:
        by_place[part, bin_id, lot, owner].append((pk, line_id))
    for row in rows:
        need = -row.quantity
        there = by_place[row.part_id, row.bin_id or 0, row.lot_id or 0, row.owner]
        for pk, _line in sorted(there, key=lambda x: (x[1] != row.line_id, x[0])):
            take = min(need, left[pk])
            left[pk] -= take
            need -= take
        if need:
            raise Refused(
                "stock.not_held",
                _("%(part)s: this document does not hold that much in that bin. Please look at it again."),
                field=row.field,
                part=part_name(row.part_id),
            )
    changed = [(pk, left[pk] or q, bool(left[pk])) for pk, *_rest, q in held if left[pk] != q]
    bulk.update(HELD, "quantity = v.column2, open = v.column3", changed, "t.id = v.column1")
