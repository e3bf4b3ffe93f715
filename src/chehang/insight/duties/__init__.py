"""The duties of the posts: their texts, what proves them, how they stand; and the shares that showing them has."""

from . import shares

__all__ = ["shares"]
