"""Measures between departments, one file per subject."""

from .figures import agreed, loyalty, money, parts, sales

__all__ = ["agreed", "loyalty", "money", "parts", "sales"]
