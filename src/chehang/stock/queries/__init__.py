"""Reading the goods book. ``who`` is an actor or a context: nothing of another store is ever seen."""

from .history import entries, on_hand_at
from .present import OnHand, on_hand, pool, stock_value

__all__ = ["OnHand", "entries", "on_hand", "on_hand_at", "pool", "stock_value"]
