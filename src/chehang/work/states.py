"""The lives of what the work floor keeps, one file per subject."""

from .cases.states import CASE
from .checks.states import ROUND
from .contracts.states import CONTRACT
from .meetings.states import MEETING
from .plans.states import GOAL
from .policies.states import POLICY
from .tasks.states import TASK
from .training.states import SESSION

__all__ = ["CASE", "CONTRACT", "GOAL", "MEETING", "POLICY", "ROUND", "SESSION", "TASK"]
