"""What must hold on the work floor, one file per subject."""

from .tasks import invariants as tasks

__all__ = ["tasks"]
