"""What must hold about imports."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("I24", _("A closed import batch is costed: nothing estimated, nothing abnormal unconfirmed"))
def closed_batches_are_costed() -> Iterator[str]:
    """H10."""
    yield from offending(
        "SELECT s.number, c.kind FROM customs_shipment s JOIN customs_charge c ON c.shipment_id = s.id"
        " WHERE s.state = 'closed' AND (c.estimated OR (c.abnormal AND c.confirmed_by_id IS NULL))",
        "batch {number} is closed with the charge {kind} open",
    )


@invariant("I24b", _("Landed cost is goods, duty, consumption tax and charges"))
def landed_cost_adds_up() -> Iterator[str]:
    """Line by line, to the fen."""
    yield from offending(
        "SELECT s.number, l.n, l.landed, l.goods + l.duty + l.ct + l.local AS parts FROM customs_shipmentline l"
        " JOIN customs_shipment s ON s.id = l.shipment_id WHERE l.landed <> l.goods + l.duty + l.ct + l.local",
        "batch {number} line {n}: landed {landed} fen, its parts {parts}",
    )
