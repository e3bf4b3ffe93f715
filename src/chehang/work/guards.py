"""What the database refuses on the work floor, gathered from the subjects."""

from chehang.core.masterdata import Master

from .cases.guards import GUARDS as CASES
from .checks.guards import GUARDS as CHECKS
from .contracts.guards import GUARDS as CONTRACTS
from .meetings.guards import GUARDS as MEETINGS
from .plans.guards import GUARDS as PLANS
from .policies.guards import GUARDS as POLICIES
from .tasks.guards import GUARDS as TASKS
from .training.guards import GUARDS as TRAINING

MASTERS = [
    Master("work.CaseType", once=("code",), free=("title", "department", "active")),
    Master("work.CheckPlace", once=("store_id", "code"), free=("name", "department", "active", "owner_id")),
    Master(
        "work.CheckTemplate",
        once=("store_id", "code", "version"),
        free=("title", "department", "rhythm", "mend_days", "maker", "current", "published_at"),
    ),
    Master(
        "work.Course",
        once=("store_id", "code"),
        free=("title", "content", "valid_months", "pass_score", "questions", "source"),
    ),
]

GUARDS = [*TASKS, *POLICIES, *MEETINGS, *TRAINING, *CONTRACTS, *CASES, *PLANS, *CHECKS, *MASTERS]
