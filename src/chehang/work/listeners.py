"""What the work floor hears from the kernel."""

from .cases import listeners as cases
from .tasks import listeners as tasks

__all__ = ["cases", "tasks"]
