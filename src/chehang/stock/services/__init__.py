"""What the goods book offers to the departments above, inside their transaction."""

from .book import open_bin
from .holding import Want, reserve, unreserve
from .issuing import Issued, Outgoing, issue
from .late_cost import Adjusted, add_value, adjust_value, bring_back
from .moving import Move, move
from .receiving import Incoming, receive
from .reversing import reverse

__all__ = [
    "Adjusted",
    "Incoming",
    "Issued",
    "Move",
    "Outgoing",
    "Want",
    "add_value",
    "adjust_value",
    "bring_back",
    "issue",
    "move",
    "open_bin",
    "receive",
    "reserve",
    "reverse",
    "unreserve",
]
