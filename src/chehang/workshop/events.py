"""What the workshop tells the departments above."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


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


@dataclass(frozen=True)
class PiecePayApproved:
    """What somebody earned by the piece in a month, yuan; it comes with his wages."""

    pay_id: int
    employee_id: int
    month: date
    number: str
    amount: Decimal
