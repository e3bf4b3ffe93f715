"""What must hold on the work floor, one file per subject."""

from .cases import invariants as cases
from .checks import invariants as checks
from .plans import invariants as plans
from .tasks import invariants as tasks

__all__ = ["cases", "checks", "plans", "tasks"]
