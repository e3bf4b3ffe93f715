"""The lives of what the work floor keeps, one file per subject."""

from .tasks.states import TASK

__all__ = ["TASK"]
