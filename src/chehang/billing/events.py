"""What billing tells the departments above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BillSettled:
    """A bill is paid in full or approved on account: the goods may leave."""

    bill_id: int
    document: str
    object_id: int
    on_account: bool
