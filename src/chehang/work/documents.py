"""The documents of the work floor, one file per subject."""

from .cases import documents as cases
from .checks import documents as checks
from .contracts import documents as contracts
from .meetings import documents as meetings
from .plans import documents as plans
from .policies import documents as policies
from .tasks import documents as tasks
from .training import documents as training

__all__ = ["cases", "checks", "contracts", "meetings", "plans", "policies", "tasks", "training"]
