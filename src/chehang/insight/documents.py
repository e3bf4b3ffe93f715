"""The documents of insight, one file per subject."""

from .packs import documents as packs

__all__ = ["packs"]
