"""What the warehouse does when something of it was decided on."""

from .counts import listeners as counts

__all__ = ["counts"]
