"""What the workshop tells the departments above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OrderSettled:
    """A work order is settled."""

    order_id: int
    customer_id: int
    vehicle_id: int


@dataclass(frozen=True)
class OrderDelivered:
    """The customer has his car back."""

    order_id: int
    customer_id: int
    vehicle_id: int
