"""What car sales tells the departments above."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CarDelivered:
    """A new owner drove away: follow-ups after 24 hours, 3, 7 and 30 days begin."""

    deal_id: int
    vehicle_id: int
    customer_id: int
    consultant_id: int
    delivered_on: date


@dataclass(frozen=True)
class DealCancelled:
    """An order was called off."""

    deal_id: int
    customer_id: int
    reason: str
