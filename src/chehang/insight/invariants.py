"""What must hold of what insight keeps, one file per subject."""

from .freezing import invariants as freezing

__all__ = ["freezing"]
