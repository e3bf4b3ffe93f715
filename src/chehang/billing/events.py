"""What billing tells the departments above."""

from dataclasses import dataclass

from chehang.core.sources import Source


@dataclass(frozen=True)
class BillSettled:
    """A bill is paid in full or approved on account: the goods may leave."""

    bill_id: int
    source: Source
    on_account: bool
