"""What the warehouse tells the departments above."""

from dataclasses import dataclass
from decimal import Decimal

from chehang.core.sources import Source


@dataclass(frozen=True)
class ReceivedLine:
    """One line that entered stock; ``line_id`` is the line of the source document."""

    line_id: int
    part_id: int
    accepted: Decimal
    damaged: Decimal
    value_ex: Decimal


@dataclass(frozen=True)
class GoodsReceived:
    """A delivery was posted. ``invoiced``: with its invoice, not at estimated cost."""

    inbound_id: int
    source: Source
    lines: tuple[ReceivedLine, ...]
    invoiced: bool


@dataclass(frozen=True)
class GoodsPlaced:
    """Goods of a delivery lie on their shelf and can be promised."""

    inbound_id: int
    source: Source
    part_id: int
    quantity: Decimal


@dataclass(frozen=True)
class DiscrepancyFound:
    """A delivery was not as it should be."""

    discrepancy_id: int
    inbound_id: int
    source: Source


@dataclass(frozen=True)
class IssuedLine:
    """One line that left stock, with its cost without VAT."""

    line_id: int
    part_id: int
    quantity: Decimal
    cost: Decimal


@dataclass(frozen=True)
class GoodsIssued:
    """An outbound order was released: the goods and their cost are out of the books."""

    outbound_id: int
    source: Source
    lines: tuple[IssuedLine, ...]


@dataclass(frozen=True)
class GoodsHandedOver:
    """The receiver has the goods."""

    outbound_id: int
    source: Source


@dataclass(frozen=True)
class GoodsReturned:
    """Released goods that were never handed over went back into stock at their issue cost."""

    outbound_id: int
    source: Source
    lines: tuple[IssuedLine, ...]


@dataclass(frozen=True)
class IssueBlocked:
    """An outbound order cannot be filled: a part was found short or broken."""

    outbound_id: int
    source: Source
    part_id: int
    wanted: Decimal
    found: Decimal


@dataclass(frozen=True)
class DisposalDue:
    """An approved disposal of slow stock goes back to whoever delivered it: whoever knows him makes the return and notes it on the disposal."""

    disposal_id: int


@dataclass(frozen=True)
class TransferOver:
    """A transfer (the sender's paper), or goods to an outlet, reached its end: received at ``cost``, or cancelled."""

    transfer_id: int
    state: str
    cost: Decimal
    reason: str
    document: str = "warehouse.transfer"
