"""Moves between stores before buying: what lies idle in another store comes here instead of being ordered.

Idle is what is free there beyond the highest stock of that store's plan in force and beyond what somebody there waits for; a store
without a plan gives nothing, for nobody has said what it needs. A parcel goes only when what it saves in purchases is more than its
freight (figure ``warehouse.transfer_freight``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from chehang.catalogue.models import Part
from chehang.core.access import rows
from chehang.core.context import Actor, Context, system_actor
from chehang.core.money import ZERO, line_amount
from chehang.core.parameters import parameter
from chehang.org.models import Store
from chehang.stock.queries import on_hand
from chehang.warehouse.models import TransferLine
from chehang.warehouse.transfers.asking import other_stores

from . import known, levels

REFUSED_FOR = timedelta(days=30)  # what a store did not want to give is not asked for again so soon


@dataclass(frozen=True)
class MoveLine:
    """So many of a part lie idle there and are needed here; bought they would cost ``price`` each, yuan without VAT."""

    part: Part
    quantity: Decimal
    idle: Decimal
    price: Decimal

    @property
    def saves(self) -> Decimal:
        """The purchase that is not made."""
        return line_amount(self.quantity, self.price)


@dataclass
class Move:
    """One parcel from a store."""

    store: Store
    freight: Decimal
    lines: list[MoveLine] = field(default_factory=list)

    @property
    def saves(self) -> Decimal:
        """Purchases not made, less the freight."""
        return sum((x.saves for x in self.lines), ZERO) - self.freight


def moves(who: Actor | Context, need: Mapping[int, Decimal], price: Mapping[int, Decimal], today: date) -> list[Move]:
    """The parcels that cover ``need`` from what lies idle elsewhere, the store that saves most first. Whole pieces; a bounded number of
    queries for each store of the group."""
    stores = other_stores(who) if need else []
    left, parts, found = dict(need), Part.objects.in_bulk(list(need)) if stores else {}, []
    freight = parameter(who, "warehouse.transfer_freight", today) if stores else ZERO
    unwanted = _refused(who, today) if stores else set()
    for store in stores:
        idle = _idle(store, sorted(pk for pk in left if left[pk] > 0 and pk in price), today)
        move = Move(store, freight)
        for pk, much in sorted(idle.items()):
            quantity = min(left[pk], much).to_integral_value(ROUND_FLOOR)
            if quantity > 0 and (store.pk, pk) not in unwanted:
                move.lines.append(MoveLine(parts[pk], quantity, much, price[pk]))
        if move.saves > 0:
            found.append(move)
            for line in move.lines:
                left[line.part.pk] -= line.quantity
    return sorted(found, key=lambda m: -m.saves)


def _refused(who: Actor | Context, today: date) -> set[tuple[int, int]]:
    cancelled = rows(TransferLine, who).filter(
        transfer__side="in", transfer__state="cancelled", transfer__asked_at__date__gte=today - REFUSED_FOR
    )
    return set(cancelled.values_list("transfer__other_id", "part_id"))


def _idle(store: Store, part_ids: list[int], today: date) -> dict[int, Decimal]:
    """Free there beyond the highest stock and what is wanted there."""
    there = system_actor(store.pk)
    held = levels.current(there) if part_ids else {}
    if not held:
        return {}
    owed, free = known.wanted(known.known(there, today)), on_hand(there, part_ids)
    for part, much in _promised(store):
        owed[part] = owed.get(part, ZERO) + much
    spare = {pk: free[pk].available - held.get(pk, (ZERO, ZERO))[1] - owed.get(pk, ZERO) for pk in part_ids}
    return {pk: much for pk, much in spare.items() if much > 0}


def _promised(store: Store) -> list[tuple[int, Decimal]]:
    """What the store was asked for already; it is reserved only when both have agreed."""
    lines = TransferLine.objects.filter(store=store, transfer__side="out", transfer__state="asked")
    return list(lines.values_list("part_id", "quantity"))
