"""What insight does when others acted."""

from .freezing import listeners as freezing
from .strategy import listeners as strategy
from .targets import listeners as targets

__all__ = ["freezing", "strategy", "targets"]
