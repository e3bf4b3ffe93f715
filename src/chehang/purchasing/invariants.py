"""What must hold for orders after any sequence of acts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("I34", _("No order was reviewed by anyone who wrote it"))
def reviewed_by_another() -> Iterator[str]:
    """H4: the review that counts is by somebody else than the author, the last editor and the authors of the lines."""
    yield from offending(
        "SELECT o.number, a.actor_name FROM purchasing_order o JOIN core_approval a ON a.id = o.approval_id"
        " WHERE a.employee_id = o.author_id OR a.employee_id = o.edited_by_id OR EXISTS (SELECT 1 FROM"
        " purchasing_orderline l WHERE l.order_id = o.id AND l.author_id = a.employee_id)",
        "order {number}: reviewed by {actor_name}, who wrote it",
    )
    yield from offending(
        "SELECT o.id FROM purchasing_order o WHERE o.state NOT IN ('draft', 'submitted', 'cancelled')"
        " AND o.approval_id IS NULL",
        "order {id}: in force without a review",
    )


@invariant("I12b", _("Orders count what was received"))
def received_is_counted() -> Iterator[str]:
    """Received on a line = accepted and rejected of its deliveries, and never more than ordered."""
    yield from offending(
        "SELECT l.id, l.part_no, l.received, COALESCE(r.booked, 0) AS booked FROM purchasing_orderline l LEFT JOIN"
        " (SELECT x.source_line_id, SUM(x.accepted + x.rejected) AS booked FROM warehouse_inboundline x"
        " JOIN warehouse_inbound i ON i.id = x.inbound_id AND i.document = 'purchasing.order'"
        " WHERE i.state IN ('posted', 'placed') GROUP BY x.source_line_id) r ON r.source_line_id = l.id"
        " WHERE l.received <> COALESCE(r.booked, 0) OR l.received > l.quantity",
        "order line {id} {part_no}: received {received}, deliveries say {booked} (thousandths)",
    )


@invariant("I36", _("The amounts of an order are the sums of its lines"))
def amounts_add_up() -> Iterator[str]:
    """What was approved is what the lines say."""
    yield from offending(
        "SELECT o.id, o.number FROM purchasing_order o WHERE o.amount_ex <> (SELECT COALESCE(SUM(l.amount_ex), 0)"
        " FROM purchasing_orderline l WHERE l.order_id = o.id) OR o.tax <> (SELECT COALESCE(SUM(l.tax), 0)"
        " FROM purchasing_orderline l WHERE l.order_id = o.id)",
        "order {id} {number}: its amounts are not the sums of its lines",
    )
