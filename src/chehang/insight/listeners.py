"""What insight does when others acted."""

from .freezing import listeners as freezing
from .targets import listeners as targets

__all__ = ["freezing", "targets"]
