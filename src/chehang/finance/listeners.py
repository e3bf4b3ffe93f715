"""What finance hears, one file per subject."""

from .closing import listeners as closing
from .spending import listeners as spending

__all__ = ["closing", "spending"]
