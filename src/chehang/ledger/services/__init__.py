"""What the money book offers to the departments above, inside their transaction."""

from .carrying import Carried, carry_over
from .closing import approve_reopening, close, closing_obstacle, decline_reopening, lock, obstacles, request_reopening
from .opening import open_books
from .periods import require_open
from .posting import Entry, Leg, post, post_many
from .profit import close_year, transfer_profit
from .reversing import reverse

__all__ = [
    "Carried",
    "Entry",
    "Leg",
    "approve_reopening",
    "carry_over",
    "close",
    "close_year",
    "closing_obstacle",
    "decline_reopening",
    "lock",
    "obstacles",
    "open_books",
    "post",
    "post_many",
    "request_reopening",
    "require_open",
    "reverse",
    "transfer_profit",
]
