"""What the database refuses on the work floor, gathered from the subjects."""

from .cases.guards import GUARDS as CASES
from .checks.guards import GUARDS as CHECKS
from .contracts.guards import GUARDS as CONTRACTS
from .meetings.guards import GUARDS as MEETINGS
from .plans.guards import GUARDS as PLANS
from .policies.guards import GUARDS as POLICIES
from .tasks.guards import GUARDS as TASKS
from .training.guards import GUARDS as TRAINING

GUARDS = [*TASKS, *POLICIES, *MEETINGS, *TRAINING, *CONTRACTS, *CASES, *PLANS, *CHECKS]
