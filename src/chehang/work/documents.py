"""The documents of the work floor, one file per subject."""

from .tasks import documents as tasks

__all__ = ["tasks"]
