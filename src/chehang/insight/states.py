"""The state machines of insight, one file per subject."""

from .packs import states as packs
from .strategy import states as strategy

__all__ = ["packs", "strategy"]
