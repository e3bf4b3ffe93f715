"""What the work floor hears from the kernel."""

from .cases import listeners as cases
from .contracts import listeners as contracts
from .tasks import listeners as tasks
from .training import listeners as training

__all__ = ["cases", "contracts", "tasks", "training"]
