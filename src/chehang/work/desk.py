"""What waits on the work floor, one file per subject."""

from .contracts import desk as contracts
from .meetings import desk as meetings
from .policies import desk as policies
from .tasks import desk as tasks
from .training import desk as training

__all__ = ["contracts", "meetings", "policies", "tasks", "training"]
