"""The tables of the work floor, one file per subject."""

from .tasks.models import Task, TaskHelper

__all__ = ["Task", "TaskHelper"]
