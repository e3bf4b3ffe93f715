"""The documents of insight, one file per subject."""

from .packs import documents as packs
from .strategy import documents as strategy

__all__ = ["packs", "strategy"]
