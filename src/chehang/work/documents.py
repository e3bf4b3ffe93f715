"""The documents of the work floor, one file per subject."""

from .contracts import documents as contracts
from .meetings import documents as meetings
from .policies import documents as policies
from .tasks import documents as tasks
from .training import documents as training

__all__ = ["contracts", "meetings", "policies", "tasks", "training"]
