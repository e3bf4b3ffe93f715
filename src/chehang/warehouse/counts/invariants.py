"""What must hold for counts after any sequence of acts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("H14", _("A posted count moved exactly its differences"))
def counts_are_posted() -> Iterator[str]:
    """Each line's difference is what the goods book has for it, and nothing else was moved by the count."""
    yield from offending(
        "SELECT c.number, l.part_no, l.found - l.book AS wanted, COALESCE(e.quantity, 0) AS quantity"
        " FROM warehouse_stockcountline l JOIN warehouse_stockcount c ON c.id = l.count_id LEFT JOIN (SELECT line_id,"
        " SUM(quantity) AS quantity FROM stock_entry WHERE document = 'warehouse.stock_count' GROUP BY line_id) e"
        " ON e.line_id = l.id WHERE c.state = 'posted' AND l.found - l.book <> COALESCE(e.quantity, 0)",
        "stock count {number}: {part_no} differs by {wanted}, posted were {quantity}",
    )
    yield from offending(
        "SELECT e.id FROM stock_entry e WHERE e.movement IN ('401', '402') AND e.document = 'warehouse.stock_count'"
        " AND NOT EXISTS (SELECT 1 FROM warehouse_stockcount c WHERE c.id = e.object_id AND c.state = 'posted')",
        "stock entry {id}: a count that was not posted moved goods",
    )
