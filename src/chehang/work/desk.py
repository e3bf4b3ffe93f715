"""What waits on the work floor, one file per subject."""

from .tasks import desk as tasks

__all__ = ["tasks"]
