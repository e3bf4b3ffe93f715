"""What happened: the entries, and the goods as they were on a day."""

from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from chehang.core import bulk
from chehang.core.access import rows
from chehang.core.context import Actor, Context

from ..models import Entry, Pool
from ..models.balances import OWN


def entries(
    who: Actor | Context,
    part_id: int | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    document: str = "",
    object_id: int = 0,
) -> QuerySet[Entry]:
    """Entries of the store in the order they were recorded."""
    found = rows(Entry, who).select_related("part", "bin", "lot").order_by("id")
    if part_id is not None:
        found = found.filter(part_id=part_id)
    if since is not None:
        found = found.filter(business_date__gte=since)
    if until is not None:
        found = found.filter(business_date__lte=until)
    if document:
        found = found.filter(document=document, object_id=object_id)
    return found


def on_hand_at(who: Actor | Context, part_id: int, on: date, *, owner: str = OWN) -> tuple[Decimal, Decimal]:
    """(quantity, value) of a part at the end of a day: today's pool less everything dated later."""
    now = Pool.objects.filter(store_id=who.store_id, part_id=part_id, owner=owner).values_list("quantity", "value")
    quantity, value = now.first() or (Decimal(0), Decimal(0))
    later = bulk.select(
        f"SELECT COALESCE(SUM(quantity), 0), COALESCE(SUM(value), 0) FROM {Entry._meta.db_table}"
        " WHERE part_id = %s AND store_id = %s AND owner = %s AND business_date > %s",
        [part_id, who.store_id, owner, bulk.day(on)],
    )[0]
    return quantity - bulk.unscaled(later[0], 3), value - bulk.unscaled(later[1], 2)
