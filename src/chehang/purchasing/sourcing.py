"""Where a part could come from when the shelf is empty: another part, goods on their way, another store of the group, an offer, an urgent
order; with cost and day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.catalogue.services import interchangeable, prices_of
from chehang.core.access import rows
from chehang.core.context import Actor, system_actor
from chehang.core.money import round_half_up
from chehang.core.parameters import parameter
from chehang.parties.models import Supplier
from chehang.stock.queries import on_hand, pool
from chehang.warehouse.models import InboundLine
from chehang.warehouse.transfers.asking import other_stores

from .models import Offer, Order

MOST = 4


@dataclass(frozen=True)
class Source:
    """A way to get a part: when it is there, and what a unit costs without VAT where that is known; ``store_id`` has it."""

    kind: str
    title: Any
    what: str
    there_on: date | None
    cost_ex: Decimal | None = None
    store_id: int = 0


def sources(actor: Actor, part_ids: Iterable[int], today: date) -> dict[int, list[Source]]:
    """The ways for each part, the soonest first. A bounded number of queries for all of them together."""
    wanted = sorted(set(part_ids))
    found: dict[int, list[Source]] = {pk: [] for pk in wanted}
    _instead(actor, wanted, today, found)
    _coming(actor, wanted, found)
    _elsewhere(actor, wanted, today, found)
    _offered(actor, wanted, today, found)
    _urgent(actor, wanted, today, found)
    return {
        pk: sorted(ways, key=lambda s: (s.there_on or date.max, s.cost_ex or 0))[:MOST] for pk, ways in found.items()
    }


def _instead(actor: Actor, wanted: list[int], today: date, found: dict[int, list[Source]]) -> None:
    others = {pk: interchangeable(pk, today) - {pk} for pk in wanted}
    every = {x for group in others.values() for x in group}
    there, parts = on_hand(actor, every), Part.objects.in_bulk(every)
    for pk, group in others.items():
        for other in sorted(group):
            if other in parts and there[other].available > 0:
                what = f"{parts[other].display_no} × {there[other].available.normalize():f}"
                found[pk].append(Source("substitute", _("Another part instead"), what, today))


def _coming(actor: Actor, wanted: list[int], found: dict[int, list[Source]]) -> None:
    waiting = rows(InboundLine, actor).filter(part__in=wanted, inbound__state__in=("expected", "counting", "checked"))
    lines = list(waiting.select_related("inbound").order_by("inbound__expected_at"))
    required = dict(
        rows(Order, actor).filter(pk__in=[x.inbound.object_id for x in lines]).values_list("pk", "required_on")
    )
    for line in lines:
        there = required.get(line.inbound.object_id) if line.inbound.document == "purchasing.order" else None
        what = f"{line.inbound.source_number or line.inbound.number} × {line.expected.normalize():f}"
        found[line.part_id].append(Source("order", _("On its way"), what, there, line.price_ex or None))


def _elsewhere(actor: Actor, wanted: list[int], today: date, found: dict[int, list[Source]]) -> None:
    """What other stores of the group have free. How many and at what cost is all that is told of them."""
    stores = other_stores(actor) if wanted else []
    days = int(parameter(actor, "warehouse.transfer_days", today)) if stores else 0
    for store in stores:
        house = system_actor(store.pk)
        there, pools = on_hand(house, wanted), pool(house, wanted)
        for pk in wanted:
            if there[pk].available > 0:
                quantity, value = pools[pk]
                what = f"{store.short_name} × {there[pk].available.normalize():f}"
                cost, day = round_half_up(value / quantity), today + timedelta(days=days)
                found[pk].append(Source("store", _("Other store"), what, day, cost, store.pk))


def _offered(actor: Actor, wanted: list[int], today: date, found: dict[int, list[Source]]) -> None:
    offers = rows(Offer, actor).filter(line__part__in=wanted, valid_until__gte=today).select_related("line", "supplier")
    for offer in offers.order_by("-id")[:200]:
        there = today + timedelta(days=offer.lead_days)
        found[offer.line.part_id].append(Source("peer", _("Offered by"), offer.supplier.name, there, offer.landed_ex))


def _urgent(actor: Actor, wanted: list[int], today: date, found: dict[int, list[Source]]) -> None:
    supplier = urgent_supplier(actor)
    listed = prices_of(actor.store_id, wanted, today)
    for pk in wanted if supplier else ():
        net = round_half_up(listed[pk].net_inc / Decimal("1.13")) if pk in listed else None
        there = today + timedelta(days=min(supplier.lead_days, 2) if supplier else 2)
        found[pk].append(Source("urgent", _("Urgent order"), supplier.name if supplier else "", there, net))


def urgent_supplier(actor: Any) -> Supplier | None:
    """Who delivers soonest: the maker first."""
    found = rows(Supplier, actor).filter(active=True).order_by("lead_days", "id")
    return found.filter(kind="oem").first() or found.first()
