"""What must hold about supplies."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending

from .models import Destruction
from .operations.ask_destruction import list_digest


@invariant("I53", _("The stock of a supply is the sum of its movements"))
def stock_is_sum_of_moves() -> Iterator[str]:
    """Received, handed out and counted add up to what is there."""
    yield from offending(
        "SELECT s.code, s.stock, (SELECT COALESCE(SUM(m.quantity), 0) FROM office_supplymove m WHERE m.supply_id = s.id) AS moved"
        " FROM office_supply s WHERE s.stock <> (SELECT COALESCE(SUM(m.quantity), 0) FROM office_supplymove m WHERE m.supply_id = s.id)",
        "supply {code}: stock {stock}, movements {moved}",
    )


@invariant("I44", _("Nothing was destroyed before its time, by one person alone, or beyond its list"))
def destroyed_by_two_after_its_time() -> Iterator[str]:
    """A list that was carried out: two people, every record on it older than its day, its count and digest as asked for."""
    yield from offending(
        "SELECT d.number FROM office_destruction d WHERE d.state = 'done' AND (d.decided_by_id IS NULL OR d.decided_by_id = d.asked_by_id)",
        "list {number} was destroyed by who asked for it",
    )
    yield from offending(
        "SELECT d.number, x.object_id FROM office_destroyed x JOIN office_destruction d ON d.id = x.destruction_id"
        " WHERE x.dated >= d.before OR (x.done AND d.state <> 'done') OR (d.state = 'done' AND NOT x.done)",
        "list {number}: record {object_id} is too young, or went without its list",
    )
    for made in Destruction.objects.exclude(state="asked").order_by("pk"):
        items = list(made.items.values_list("label", "object_id"))
        if len(items) != made.rows or list_digest(items[0][0], [pk for _label, pk in items]) != made.digest:
            yield f"list {made.number} does not hold what was asked for"
