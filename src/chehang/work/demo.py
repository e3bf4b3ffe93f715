"""The chapter of the work floor, one file per subject."""

from chehang.core.stage import Stage

from .contracts import demo as contracts
from .meetings import demo as meetings
from .policies import demo as policies
from .training import demo as training


def masters(stage: Stage) -> None:
    """Courses, and what the keepers must hold."""
    training.masters(stage)


def day(stage: Stage) -> None:
    """What the month's days bring."""
    for subject in (policies, meetings, training, contracts):
        subject.day(stage)


def today(stage: Stage) -> None:
    """Something to read, to attend, to write and to approve."""
    for subject in (policies, meetings, training, contracts):
        subject.today(stage)
