"""Work in the search box, by number and words."""

from .cases import search as cases
from .tasks import search as tasks

__all__ = ["cases", "tasks"]
