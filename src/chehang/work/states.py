"""The lives of what the work floor keeps, one file per subject."""

from .contracts.states import CONTRACT
from .meetings.states import MEETING
from .policies.states import POLICY
from .tasks.states import TASK
from .training.states import SESSION

__all__ = ["CONTRACT", "MEETING", "POLICY", "SESSION", "TASK"]
