"""The API: verbs over the same operations, lists over the same screens."""

from .root import api

__all__ = ["api"]
