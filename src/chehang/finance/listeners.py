"""What finance hears, one file per subject."""

from .spending import listeners as spending

__all__ = ["spending"]
