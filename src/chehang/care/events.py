"""What customer care tells the departments above."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class CustomerErased:
    """Nobody knows any more who this customer was. ``again``: a restored backup had brought the person back."""

    customer_id: int
    code: str
    asked_by_id: int
    decided_by_id: int
    asked_at: datetime
    decided_at: datetime
    again: bool = False


@dataclass(frozen=True)
class FileErased:
    """A file of a customer is being emptied; who knows the person by its number or mobile forgets it now."""

    customer_id: int
    mobile: str = field(repr=False)
