"""Work in the search box, by number and words."""

from .tasks import search as tasks

__all__ = ["tasks"]
