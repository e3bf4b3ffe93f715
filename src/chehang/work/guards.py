"""What the database refuses on the work floor, gathered from the subjects."""

from .tasks.guards import GUARDS as TASKS

GUARDS = [*TASKS]
