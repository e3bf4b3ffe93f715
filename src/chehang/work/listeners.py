"""What the work floor hears from the kernel."""

from .tasks import listeners as tasks

__all__ = ["tasks"]
