"""What the warehouse does when something of it was decided on."""

from .counts import listeners as counts
from .house import listeners as house
from .transfers import moving as transfers

__all__ = ["counts", "house", "transfers"]
