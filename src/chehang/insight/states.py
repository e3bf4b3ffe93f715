"""The state machines of insight, one file per subject."""

from .packs import states as packs

__all__ = ["packs"]
