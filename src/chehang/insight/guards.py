"""What the database refuses, one file per subject."""

from .freezing.guards import GUARDS as FREEZING
from .packs.guards import GUARDS as PACKS
from .scenarios.guards import GUARDS as SCENARIOS
from .strategy.guards import GUARDS as STRATEGY
from .targets.guards import GUARDS as TARGETS
from .why.guards import GUARDS as WHY

GUARDS = [*FREEZING, *PACKS, *SCENARIOS, *STRATEGY, *TARGETS, *WHY]
