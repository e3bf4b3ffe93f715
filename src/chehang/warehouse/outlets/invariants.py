"""What must hold of the goods on their way to outlets and back."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("I31c", _("What is between store and outlets is what left less what arrived or was settled"))
def road_is_what_is_missing() -> Iterator[str]:
    """By outlet and part: the goods book's places on the road against the papers that are under way."""
    yield from offending(
        "SELECT place, part_id, SUM(q) AS q FROM (SELECT p.id AS place, b.part_id, b.on_hand AS q FROM stock_balance b"
        " JOIN warehouse_outletplace p ON p.road_id = b.bin_id UNION ALL"
        " SELECT t.place_id, l.part_id, -(l.quantity - l.arrived - l.settled) FROM warehouse_outlettransferline l"
        " JOIN warehouse_outlettransfer t ON t.id = l.transfer_id AND t.state IN ('transit', 'differs')) x"
        " GROUP BY place, part_id HAVING SUM(q) <> 0",
        "outlet {place} part {part_id}: the road holds {q} thousandths more than the papers say",
    )
