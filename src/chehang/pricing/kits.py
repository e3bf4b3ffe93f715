"""Kits: parts sold together at one price, which is shared out over them exactly to the fen."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Max

from chehang.catalogue.models import Part
from chehang.core.context import Context
from chehang.core.money import line_amount, share_out

from .models import Kit, KitLine
from .services import Price


def kits_of(store_id: int, part_ids: Iterable[int], on: date) -> dict[int, Kit]:
    """The kits offered on a day by the part they are called after, with their lines. Two queries."""
    found = {}
    known = Kit.objects.filter(store_id=store_id, part__in=list(part_ids), valid_from__lte=on)
    for kit in known.select_related("part").prefetch_related("lines__part").order_by("valid_from", "version"):
        found[kit.part_id] = kit
    return {pk: kit for pk, kit in found.items() if kit.price_inc > 0}


def shares(kit: Kit, count: Decimal, prices: Mapping[int, Price]) -> list[Decimal]:
    """What each line of so many kits costs with VAT: the kit's price in proportion to what the parts cost alone.

    The shares add up to count × price to the fen. Raises KeyError for a part without a price.
    """
    alone = [line_amount(x.quantity * count, prices[x.part_id].price_inc, Decimal(0)) for x in in_order(kit)]
    return share_out(kit.price_inc * count, alone)


def in_order(kit: Kit) -> list[KitLine]:
    """Its lines, the part it is called after first."""
    return sorted(kit.lines.all(), key=lambda x: x.n)


def offer(
    ctx: Context, part: Part, contents: Sequence[tuple[int, Decimal]], price_inc: Decimal, since: date, reason: str
) -> Kit:
    """Offer these parts, named by id and quantity, together from a day on; a price of 0 without contents ends the offer."""
    same = Kit.objects.filter(store_id=ctx.store_id, part=part, valid_from=since)
    made = Kit.objects.create(
        store_id=ctx.store_id, part=part, valid_from=since, version=(same.aggregate(n=Max("version"))["n"] or 0) + 1,
        price_inc=price_inc, reason=reason[:1000], set_by_id=ctx.actor.employee_id, set_by_name=ctx.actor.name,
    )  # fmt: skip
    KitLine.objects.bulk_create(
        KitLine(store_id=ctx.store_id, kit=made, n=n, part_id=pk, quantity=quantity)
        for n, (pk, quantity) in enumerate(contents, 1)
    )
    ctx.changed(made, None, {"part": part.display_no, "price": str(price_inc), "parts": len(contents), "from": since})
    return made
