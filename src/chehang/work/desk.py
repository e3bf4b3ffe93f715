"""What waits on the work floor, one file per subject."""

from .cases import desk as cases
from .checks import desk as checks
from .contracts import desk as contracts
from .meetings import desk as meetings
from .plans import desk as plans
from .policies import desk as policies
from .tasks import desk as tasks
from .training import desk as training

__all__ = ["cases", "checks", "contracts", "meetings", "plans", "policies", "tasks", "training"]
