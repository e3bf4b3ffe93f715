"""The chapter of the work floor, one file per subject."""

from chehang.core.stage import Stage

from .cases import demo as cases
from .checks import demo as checks
from .contracts import demo as contracts
from .meetings import demo as meetings
from .plans import demo as plans
from .policies import demo as policies
from .training import demo as training


def masters(stage: Stage) -> None:
    """Courses and what the keepers must hold; places and checklists."""
    training.masters(stage)
    checks.masters(stage)


def day(stage: Stage) -> None:
    """What the month's days bring."""
    for subject in (policies, meetings, training, contracts, plans, cases, checks):
        subject.day(stage)


def today(stage: Stage) -> None:
    """Something to read, to attend, to write and to approve."""
    for subject in (policies, meetings, training, contracts, plans, cases, checks):
        subject.today(stage)
