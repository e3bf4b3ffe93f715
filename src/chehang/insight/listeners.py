"""What insight does when others acted."""

from .freezing import listeners as freezing

__all__ = ["freezing"]
